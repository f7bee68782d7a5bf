"""How seldom Python looks for cycles in a server: an answer is some thousand small objects that go without its help.

With its usual threshold the collector walks those objects several times while an answer is made and, as they look
long-lived by then, everything else with them. Above the number of objects of the largest answers it hardly runs.
"""

import gc
from typing import Final

#: Objects more than there were at the last look, before the collector looks at the youngest; Python's own is 700.
_YOUNGEST: Final = 50_000


def spare_collector() -> None:
    """Keep what the process has loaded so far out of the collector's sight, and let it look more seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNGEST, *gc.get_threshold()[1:])
