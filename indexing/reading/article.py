"""From a draft to an article: the last step of reading, where what the file states meets what its text shows.

Metadata that the file gives goes first, then what the page itself prints. Nothing is inferred from the story: a date
in a sentence is not the day of publication, and a text that states none has none.
"""

from collections.abc import Iterable, Iterator

from indexing.documents import Article
from indexing.errors import UnreadableInput
from indexing.identity import sha256_of, stable_id
from indexing.reading.canonical import canonical_url, host_of
from indexing.reading.chrome import layout_of
from indexing.reading.dates import day_first_in
from indexing.reading.draft import Draft, Problem
from indexing.reading.html import Page, page_of
from indexing.reading.language import language_of
from indexing.reading.stamps import published_on
from indexing.values import Name, Span


def article_of(draft: Draft, *, sample: bool = False) -> Article:
    """The first revision of the article that `draft` holds; `sample` marks text written for demonstration.

    The id is that of its canonical URL, or of its text where no URL is known.
    Raises UnreadableInput where the draft shows no text at all.
    """
    page = _page(draft)
    published = draft.published or page.published
    stamped = published_on(page.layout.stamps, day_first=day_first_in(page.raw)) if not published else None
    language = draft.language or language_of(body_of(page.raw, page.layout.chrome) or page.raw)
    url = draft.url or page.url
    sha256 = sha256_of(page.raw)
    headline, span = _headline(draft, page)
    return Article(
        id=article_id(url, sha256),
        raw=page.raw,
        text_sha256=sha256,
        language=language,
        media_type=draft.media_type,
        source=draft.text if draft.media_type == "text/html" else None,
        url=url,
        publisher=draft.publisher or page.publisher or (host_of(url) if url else None),
        headline=Name(text=headline, language=language) if headline else None,
        headline_span=span,
        published=published or stamped,
        chrome=page.layout.chrome,
        sample=sample,
    )


def articles_of(
    drafts: Iterable[Draft | Problem], *, sample: bool = False
) -> Iterator[tuple[Draft, Article] | Problem]:
    """Each draft with its article, and a Problem for everything that gives none; problems are handed on."""
    for draft in drafts:
        if isinstance(draft, Problem):
            yield draft
            continue
        try:
            yield draft, article_of(draft, sample=sample)
        except UnreadableInput as error:
            yield Problem(draft.path, draft.line, str(error))


def article_id(url: str | None, text_sha256: str) -> str:
    """The id of the article published at `url`, or of the text with that hash where no URL is known."""
    return stable_id("art", canonical_url(url) if url else text_sha256)


def body_of(raw: str, chrome: tuple[Span, ...]) -> str:
    """What of `raw` is not chrome; a blank stands where chrome was."""
    parts, position = [], 0
    for span in chrome:
        parts.append(raw[position : span.start])
        position = span.end
    return " ".join([*parts, raw[position:]]).strip()


def _page(draft: Draft) -> Page:
    if draft.media_type == "text/html":
        page = page_of(draft.text)
        if not page.raw.strip():
            raise UnreadableInput("shows no text; a page that a script fills must be saved after it is shown")
        return page
    if not draft.text.strip():
        raise UnreadableInput("is empty")
    return Page(raw=draft.text, layout=layout_of(draft.text))


def _headline(draft: Draft, page: Page) -> tuple[str | None, Span | None]:
    """The headline and where it stands in the text; a stated one is looked for at its beginning."""
    span = page.layout.headline
    if not draft.headline:
        return (" ".join(span.of(page.raw).split()) if span else page.headline), span
    stated = draft.headline.strip()
    found = page.raw.find(stated)
    if found < 0 or any(s.start < found + len(stated) and found < s.end for s in page.layout.chrome):
        return stated, span if span and span.of(page.raw) == stated else None
    return stated, Span(start=found, end=found + len(stated))
