"""What a search on Elasticsearch tells of the index behind the alias, also when that is exchanged for a rebuilt one."""

from typing import Any

from indexing.searching.elastic.watch import Watch
from indexing.searching.port import IndexHits
from indexing.searching.query import Belief
from indexing.searching.remembering import WordMemory

KEY = ("text_fa", "معدن")


class Node:
    """A node with one index behind the alias, which has had so many writes."""

    def __init__(self, index: str, writes: int) -> None:
        self.index, self.writes = index, writes

    def search(self, watch: Watch, belief: Belief) -> IndexHits:
        """A search that finds something, with what is asked behind it."""
        questions = watch.questions(belief)
        (bound,) = questions.bodies[-1]["query"]["range"].values()
        newer = [{"_index": self.index, "_seq_no": self.writes}] if self.writes > bound["gt"] else []
        filled = [{"hits": {"total": {"value": 1}}} for _ in questions.probes]
        absent = [{"hits": {"total": {"value": 0}}} for _ in questions.doubts]
        hits: list[dict[str, Any]] = [{"_index": self.index}]
        return watch.told(IndexHits((), 1), hits, questions, [*filled, *absent, {"hits": {"hits": newer}}])


def ask(node: Node, watch: Watch, memory: WordMemory) -> bool:
    """Ask as a search with a memory does; whether one request was enough."""
    belief = Belief(memory.state if memory.recall(memory.state, [KEY]) else "")
    found = node.search(watch, belief)
    memory.answered(found)
    if belief.state and found.is_as_believed:
        return True
    memory.learn(memory.state, {KEY: 3})
    return False


def test_a_rebuilt_index_with_fewer_writes_is_soon_known() -> None:
    watch, memory = Watch(), WordMemory()
    old, rebuilt = Node("peyman-000001", 9_000), Node("peyman-000002", 5_000)
    assert [ask(old, watch, memory) for _ in range(4)][-1]
    assert not ask(rebuilt, watch, memory)
    assert [ask(rebuilt, watch, memory) for _ in range(4)][-1]
    assert memory.state == "peyman-000002/5000"


def test_a_write_is_seen_by_the_next_search() -> None:
    watch, memory = Watch(), WordMemory()
    node = Node("peyman-000001", 9_000)
    assert [ask(node, watch, memory) for _ in range(4)][-1]
    node.writes += 1
    assert not ask(node, watch, memory)
