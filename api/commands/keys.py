"""`peyman keys`: handing out keys to the API, listing them, taking them back."""

import asyncio
from typing import Annotated

import typer

from api.console import console, errors
from api.engines import opened_store
from api.keys import keeping
from api.keys.key import Key
from api.settings import load_settings
from resolvers.access import Scope

app = typer.Typer(help="Keys to the API: add, list, revoke.", no_args_is_help=True)


@app.command("add")
def add_command(
    name: Annotated[str, typer.Argument(help="Whose key it is, for the list.")],
    scope: Annotated[
        Scope, typer.Option(help="read, edit (which includes read) or admin (which includes both).")
    ] = Scope.READ,
    quota: Annotated[int | None, typer.Option(min=1, help="Points in place of the usual number.")] = None,
) -> None:
    """Add a key and print its token, which is not kept and cannot be shown again."""
    name = name.strip()
    if not 1 <= len(name) <= 200:
        raise typer.BadParameter("give a name of 1 to 200 characters", param_hint="NAME")
    key, token = asyncio.run(_add(name, scope, quota))
    errors.print(f"{key.id} for {key.name}; the token is shown this once:", markup=False)
    console.print(token, markup=False)


@app.command("list")
def list_command() -> None:
    """List all keys, also those that were revoked; no secrets."""
    for key in asyncio.run(_all()):
        scopes = "+".join(key.scopes)
        quota = "usual quota" if key.quota is None else f"quota {key.quota}"
        state = f"revoked {key.revoked:%Y-%m-%d %H:%M}Z" if key.revoked else "valid"
        console.print(
            f"{key.id}  {scopes:15}  {quota:14}  added {key.created:%Y-%m-%d %H:%M}Z  {state:25}  {key.name}",
            markup=False,
        )


@app.command("revoke")
def revoke_command(key_id: Annotated[str, typer.Argument(metavar="ID", help="The id that the list shows.")]) -> None:
    """Take a key back; running servers notice within seconds."""
    key = asyncio.run(_revoke(key_id))
    console.print(f"{key.id} for {key.name} opens nothing any more.", markup=False)


async def _add(name: str, scope: Scope, quota: int | None) -> tuple[Key, str]:
    async with opened_store(load_settings()) as store:
        return await keeping.add(store, name, scope, quota)


async def _all() -> list[Key]:
    async with opened_store(load_settings()) as store:
        return [key async for key in keeping.every(store)]


async def _revoke(key_id: str) -> Key:
    async with opened_store(load_settings()) as store:
        return await keeping.revoke(store, key_id)
