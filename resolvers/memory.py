"""What one process remembers from request to request: documents of its store that were read, their views,
and words of its index that were looked up."""

from dataclasses import dataclass, field

from indexing.searching.remembering import WordMemory
from indexing.storing.recall import Recall
from resolvers.views import Views


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of a process for one store and index; a request that is given none has one of its own."""

    recall: Recall = field(default_factory=Recall)
    views: Views = field(default_factory=Views)
    words: WordMemory = field(default_factory=WordMemory)
