"""Rules of the house: off until the configuration's ``[house]`` says what an editorial desk wants."""
