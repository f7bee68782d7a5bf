"""The settings of operation: who may read, how much is done at once and for how long, and what is seen from outside.

docs/running.md says what each one is for.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.http_settings import Natural, Positive

Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class OperatingSettings(BaseModel):
    """Times are in seconds."""

    #: Whether reading needs no key.
    anonymous: bool = True

    #: How long an operation may take, and a call to the store or the search engine within it.
    deadline: Seconds = 10.0
    engine_deadline: Seconds = 5.0
    #: Operations that run at once, and that wait for a place; all others are told to come later.
    max_concurrent: Positive = 64
    max_queue: Natural = 128
    #: Calls to the store and to the search engine that run at once; four times as many may wait.
    max_store_calls: Positive = 32
    max_search_calls: Positive = 8

    #: Subscriptions on one connection, of one caller (a key or an address), and of all callers of a process together.
    max_subscriptions: Positive = 20
    max_subscriptions_per_caller: Positive = 100
    max_subscriptions_in_all: Positive = 1_000

    #: Whether /metrics needs a key with scope admin, is open to everybody who can reach it, or is not there.
    metrics: Literal["admin", "open", "off"] = "admin"
    log_format: Literal["text", "json"] = "text"
    #: Whether spans are sent as OpenTelemetry's own variables say.
    otel: bool = False
