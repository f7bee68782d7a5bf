"""One spelling per address, so that the same page is known again however its link was copied.

Links arrive with tracking parameters, fragments, mobile hosts, and with Persian letters either plain or as percent
escapes. The canonical form is for comparing only; an article keeps its address as it was given.
"""

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

_SCHEMES = frozenset({"http", "https"})
_PORTS = frozenset({80, 443})
_HOST_LABELS = frozenset({"www", "m", "mobile", "amp"})
_TRACKING = re.compile(
    r"utm_.*|mtm_.*|pk_.*|at_.*|mc_[ce]id|[a-z]{1,4}clid|fb_.*|igshid?|_ga|_gl|ocid|cmpid|cmp|ns_.*|spm|"
    r"ref_src|ref_url|guccounter|guce_.*|xtor|s_cid|smid|ito|__twitter_impression",
    re.IGNORECASE,
)
_UNRESERVED = "!$&'()*+,;=:@-._~"


def canonical_url(url: str) -> str:
    """The spelling of `url` under which all ways to write it are equal; applying it twice changes nothing.

    For web addresses: https, host in lower case without `www.`, `m.`, `mobile.` and `amp.`, no default port, no
    fragment, no tracking parameters, the others sorted, letters in the path percent-encoded, no slash at the end.
    Other identifiers (`urn:`, `tag:`) come back as they are, without blanks around them.
    """
    parts = _web_address(url)
    if not parts or not parts.hostname:
        return url.strip()
    host = _host(parts.hostname)
    if parts.port and parts.port not in _PORTS:
        host = f"{host}:{parts.port}"
    path = "/".join(_escaped(segment) for segment in parts.path.split("/")).rstrip("/")
    query = _query(parts.query)
    return f"https://{host}{path}{'?' + query if query else ''}"


def host_of(url: str) -> str | None:
    """The host of a web address without `www.` and the like; nothing for other identifiers."""
    parts = _web_address(url)
    return _host(parts.hostname) if parts and parts.hostname else None


def _web_address(url: str) -> SplitResult | None:
    """The parts of a web address; nothing for other identifiers and for what no browser would take."""
    try:
        parts = urlsplit(url.strip())
        valid = parts.port is None or parts.port >= 0
    except ValueError:
        return None
    return parts if valid and parts.scheme in _SCHEMES else None


def _host(hostname: str) -> str:
    labels = hostname.rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _HOST_LABELS:
        labels = labels[1:]
    return f"[{hostname}]" if ":" in hostname else ".".join(labels)


def _escaped(segment: str) -> str:
    return quote(unquote_to_bytes(segment), safe=_UNRESERVED)


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = sorted((name, value) for name, value in pairs if not _TRACKING.fullmatch(name))
    return urlencode(kept, errors="surrogateescape")
