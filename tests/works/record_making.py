"""Made-up records in the shapes of the registries, and what may come of them on a bad day."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

CROSSREF: dict[str, Any] = {
    "DOI": "10.9999/Sleep.1",
    "type": "journal-article",
    "title": ["Sleep &amp; light"],
    "subtitle": [],
    "author": [
        {"family": "Novák", "given": "Petra", "sequence": "first", "affiliation": []},
        {"name": "Sleep Study Group"},
    ],
    "issued": {"date-parts": [[2019, 5]]},
    "published-online": {"date-parts": [[2018, 12, 31]]},
    "container-title": ["Journal of Sleep"],
    "short-container-title": ["J Sleep"],
    "volume": "4",
    "issue": "2",
    "page": "7-19",
    "ISBN": ["http://id.crossref.org/isbn/9780306406157"],
    "publisher": "Sleep Press",
    "abstract": "<jats:p>Naps &amp; work.</jats:p>",
    "updated-by": [{"DOI": "10.9999/n.1", "type": "correction", "updated": {"date-parts": [[2020, 1, 2]]}}],
    "update-to": [{"DOI": "10.9999/sleep.1", "type": "new_version"}],
    "relation": {"is-preprint-of": [{"id": "10.9999/p.1", "id-type": "doi"}]},
}
DATACITE: dict[str, Any] = {
    "doi": "10.9999/sleep.1",
    "titles": [{"title": "Sleep & light"}, {"title": "Schlaf", "titleType": "TranslatedTitle"}],
    "creators": [
        {"name": "Novák, Petra", "familyName": "Novák", "givenName": "Petra"},
        {"name": "Sleep Study Group", "nameType": "Organizational"},
    ],
    "publicationYear": 2019,
    "dates": [{"date": "2018-12-31", "dateType": "Submitted"}],
    "container": {"title": "Journal of Sleep", "volume": "4", "issue": "2", "firstPage": "7", "lastPage": "19"},
    "types": {"resourceTypeGeneral": "JournalArticle"},
    "publisher": {"name": "Sleep Press"},
    "descriptions": [{"description": "<p>Naps.</p>", "descriptionType": "Abstract"}],
    "relatedIdentifiers": [{"relationType": "IsVersionOf", "relatedIdentifier": "10.9998/sleep.1"}],
}
EUROPEPMC: dict[str, Any] = {
    "id": "123",
    "source": "MED",
    "pmid": "123",
    "pmcid": "PMC45",
    "doi": "10.9999/sleep.1",
    "title": "Sleep &amp; light.",
    "authorString": "Novák P.",
    "authorList": {"author": [{"lastName": "Novák", "firstName": "Petra"}, {"collectiveName": "Sleep Study Group"}]},
    "journalInfo": {
        "volume": "4",
        "issue": "2",
        "yearOfPublication": 2019,
        "journal": {"title": "Journal of Sleep", "medlineAbbreviation": "J Sleep", "isoabbreviation": "J. Sleep"},
    },
    "pubYear": "2019",
    "pageInfo": "7-19",
    "abstractText": "<h4>Aim</h4>Naps.",
    "pubTypeList": {"pubType": ["Journal Article"]},
    "commentCorrectionList": {"commentCorrection": [{"type": "Erratum in", "id": "124"}]},
    "electronicPublicationDate": "2018-12-31",
}
OPENALEX: dict[str, Any] = {
    "id": "https://openalex.org/W123",
    "doi": "https://doi.org/10.9999/sleep.1",
    "title": "Sleep & light",
    "publication_year": 2019,
    "type": "article",
    "authorships": [{"author": {"display_name": "Petra Novák"}, "raw_author_name": "Novák, Petra"}],
    "primary_location": {"source": {"display_name": "Journal of Sleep"}},
    "biblio": {"volume": "4", "issue": "2", "first_page": "7", "last_page": "19"},
    "is_retracted": True,
}
CSL: dict[str, Any] = {
    "DOI": "10.9999/sleep.1",
    "type": "article",
    "title": "Sleep & light",
    "author": [{"family": "Novák", "given": "Petra"}, {"literal": "Sleep Study Group"}],
    "issued": {"date-parts": [[2019]]},
    "container-title": "Journal of Sleep",
    "volume": 4,
    "issue": "2",
    "page": "7-19",
    "abstract": "Naps.",
}

#: What stands where something else should.
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**25), 10**25),
    st.floats(),
    st.text(max_size=20),
    st.just("\ud800 \x00 <b>"),
    st.just([]),
    st.just([None]),
    st.just([[]]),
    st.just({}),
    st.just([{"family": ["x"]}]),
    st.just({"date-parts": [["2019", None, "x"]]}),
    st.recursive(
        st.none() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
)


@st.composite
def mutated(draw: st.DrawFn, record: dict[str, Any]) -> Any:
    """The record with some of its values, at any depth, left out or replaced by something odd."""
    changed = copy.deepcopy(record)
    places = list(_places(changed, ()))
    for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)):
        holder = changed
        for key in place[:-1]:
            holder = holder[key] if _has(holder, key) else None
        if not _has(holder, place[-1]):
            continue
        if isinstance(holder, dict) and draw(st.booleans()):
            del holder[place[-1]]
        else:
            holder[place[-1]] = draw(ODD)
    return draw(st.sampled_from([changed, changed, changed, [changed], None, "x", 3]))


def _has(holder: Any, key: Any) -> bool:
    if isinstance(holder, dict):
        return key in holder
    return isinstance(holder, list) and isinstance(key, int) and key < len(holder)


def _places(value: Any, path: tuple[Any, ...]) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from _places(inner, (*path, key))
