# docker build -t claimcheck .
# docker run --rm --network none -v "$PWD:/articles:ro" claimcheck check --locked
FROM python:3.12-slim AS build
WORKDIR /build
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY src src
RUN python -m venv /usr/local/claimcheck \
    && /usr/local/claimcheck/bin/python -m pip install --no-cache-dir --disable-pip-version-check -c constraints.txt ".[all]"

FROM python:3.12-slim
COPY --from=build /usr/local/claimcheck /usr/local/claimcheck
RUN useradd --create-home --uid 10001 claimcheck
ENV PATH="/usr/local/claimcheck/bin:$PATH" PYTHONUTF8=1
USER claimcheck
WORKDIR /articles
ENTRYPOINT ["claimcheck"]
CMD ["check"]
