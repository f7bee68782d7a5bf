"""From a setting to an index."""

import pytest

from indexing.errors import SettingError
from indexing.searching.elastic.index import ElasticIndex
from indexing.searching.opening import open_index
from indexing.searching.tantivy.index import TantivyIndex


@pytest.mark.parametrize("url", ["tantivy:///var/index", "tantivy:////srv/peyman/index"])
async def test_a_tantivy_setting_names_a_folder(url: str) -> None:
    assert isinstance(await open_index(url), TantivyIndex)


@pytest.mark.parametrize(
    "url", ["http://localhost:9200", "https://user:pass@search.example:9243/news-desk", "http://[::1]:9200/"]
)
async def test_an_http_setting_names_an_elasticsearch_and_perhaps_a_prefix(url: str) -> None:
    index = await open_index(url)
    assert isinstance(index, ElasticIndex)
    await index.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tantivy",
        "tantivy:///",
        "tantivy://host/x",
        "solr://localhost",
        "http://",
        "http://host:99999",
        "http://host/Bad Name",
    ],
)
async def test_anything_else_is_one_sentence_without_the_setting_itself(url: str) -> None:
    with pytest.raises(SettingError, match="PEYMAN_SEARCH") as problem:
        await open_index(url)
    assert "\n" not in str(problem.value)
