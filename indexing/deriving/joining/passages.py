"""Passages and their ids, which stay the same when the article is revised around them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indexing.deriving.findings import MentionFinding, PassageFinding
from indexing.deriving.joining.coverage import Told
from indexing.documents import Mention, Passage
from indexing.folding import fold
from indexing.identity import stable_id
from indexing.values import Anchor

#: The id of the passage at (article id, position).
PassageIds = Mapping[tuple[str, int], str]


def passage_ids(told: Sequence[Told]) -> dict[tuple[str, int], str]:
    """Ids made from article, kind, folded quote and how often that quote came before; offsets play no part."""
    ids: dict[tuple[str, int], str] = {}
    for one in told:
        before: Counter[tuple[str, str]] = Counter()
        for passage in sorted(one.findings.passages, key=lambda p: p.start):
            key = (passage.kind.value, " ".join(fold(passage.of(one.article.raw)).split()))
            ids[one.article.id, passage.position] = stable_id("pas", one.article.id, *key, before[key])
            before[key] += 1
    return ids


def passages_of(one: Told, ids: PassageIds, actor_of_ref: Mapping[tuple[str, str], str]) -> Iterator[Passage]:
    """The passages of an article in reading order, each with the mentions that lie wholly inside it."""
    passages = sorted(one.findings.passages, key=lambda p: p.start)
    mentions = _by_passage(passages, one.findings.mentions)
    raw, article = one.article.raw, one.article
    for passage in passages:
        anchor = Anchor.in_text(raw, passage.start, passage.end)
        yield Passage(
            id=ids[article.id, passage.position],
            start=anchor.start,
            end=anchor.end,
            quote=anchor.quote,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
            article_id=article.id,
            revision=article.revision,
            kind=passage.kind,
            position=passage.position,
            language=passage.language,
            mentions=tuple(_mention(m, one, actor_of_ref) for m in mentions.get(passage.position, ())),
        )


def _by_passage(
    passages: Sequence[PassageFinding], mentions: Sequence[MentionFinding]
) -> dict[int, list[MentionFinding]]:
    starts = [passage.start for passage in passages]
    found: dict[int, list[MentionFinding]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end, m.kind, m.ref or "")):
        place = bisect_right(starts, mention.start) - 1
        if place >= 0 and mention.end <= passages[place].end:
            found.setdefault(passages[place].position, []).append(mention)
    return found


def _mention(mention: MentionFinding, one: Told, actor_of_ref: Mapping[tuple[str, str], str]) -> Mention:
    return Mention(
        start=mention.start,
        end=mention.end,
        quote=mention.of(one.article.raw),
        kind=mention.kind,
        rule=mention.rule,
        confidence=mention.confidence,
        actor_id=actor_of_ref.get((one.article.id, mention.ref)) if mention.ref else None,
        amount=mention.amount,
        date=mention.date,
    )
