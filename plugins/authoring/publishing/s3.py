"""A bucket of Amazon's S3, or of a server that speaks like it: Cloudflare R2, MinIO, Ceph, …

The client is obstore. Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which it reads.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from . import kinds
from .errors import PublishError
from .plan import Difference, Plan, SendStep
from .record import RECORD, parse_record
from .targets import Say, step_by_step

AT_ONCE = 8
#: A change of what files are sent with is another version, and sends all of them again.
HEADERS_VERSION = "1"
INSTALL = (
    "publishing to S3 needs obstore: pip install 'pelican-diptych[s3]' (or: pip install obstore)"
)
#: No S3 makes this tag for a file that was sent in one piece, except where it encrypts.
MD5_DIGITS = 32


class BucketTarget:
    """What ``S3_BUCKET`` and the settings beside it name."""

    def __init__(self, site: Path, store: Any, name: str) -> None:
        self.headers = HEADERS_VERSION
        self.name = name
        self._site = site
        self._store = store

    def compare(self) -> Difference:
        """Compare the MD5 of each file with the tag that S3 gave it."""
        present = self._present()
        if present and not present.keys() & {"index.html", RECORD}:
            raise PublishError(
                f"{self.name} has no index.html, so it is no site; publishing would delete what is "
                "in it: S3_PREFIX names a folder for the site"
            )
        old = parse_record(self.read_record() if RECORD in present else b"")
        again = bool(present) and old.headers != self.headers
        new, changed = set(), set()
        wanted = [path for path in self._site.rglob("*") if path.is_file()]
        for path in wanted:
            name = path.relative_to(self._site).as_posix()
            if name not in present:
                new.add(name)
            elif again or present[name] != tag_of(path.read_bytes()):
                changed.add(name)
        extra = present.keys() - new - {p.relative_to(self._site).as_posix() for p in wanted}
        return Difference(frozenset(new), frozenset(changed - {RECORD}), frozenset(extra))

    def _present(self) -> dict[str, str]:
        """Return the tags of all files in the bucket."""
        import obstore  # noqa: PLC0415

        with reported():
            batches = obstore.list(self._store)
            return {row["path"]: str(row["e_tag"]).strip('"') for rows in batches for row in rows}

    def read_record(self) -> bytes:
        """Fetch the record."""
        import obstore  # noqa: PLC0415

        with reported():
            return bytes(obstore.get(self._store, RECORD).bytes())

    def carry_out(self, plan: Plan, compare: Callable[[], Plan], say: Say) -> None:
        """Send and delete objects, some at once; each changes as a whole."""
        step_by_step(self._site, self._do, plan, compare, say)

    def _do(self, step: SendStep) -> None:
        _all(self._send, step.send[:1])
        _all(self._send, step.send[1:])
        _all(self._delete, step.delete)

    def _send(self, name: str) -> None:
        import obstore  # noqa: PLC0415

        with reported():
            obstore.put(
                self._store,
                name,
                (self._site / name).read_bytes(),
                attributes={
                    "Content-Type": kinds.type_of(name),
                    "Cache-Control": kinds.lifetime_of(name),
                },
                # In one piece: the tag is its MD5 then.
                use_multipart=False,
            )

    def _delete(self, name: str) -> None:
        import obstore  # noqa: PLC0415

        # One by one: not every server knows how to delete many.
        with reported():
            obstore.delete(self._store, name)


class reported:  # noqa: N801  # read as a word: with reported()
    """Turn what the client raises into a line."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        """Say what went wrong."""
        from obstore.exceptions import BaseError  # noqa: PLC0415

        if isinstance(error, BaseError):
            raise PublishError(f"S3: {first_line(str(error))}") from error


def first_line(text: str) -> str:
    """Return the first line of what an error says, without the trace after it. Pure."""
    return text.strip().partition("\n")[0][:500]


def tag_of(data: bytes) -> str:
    """Return the tag that S3 gives to an object that was sent in one piece. Pure."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _all(do: Callable[[str], None], names: Iterable[str]) -> None:
    """Do something for all names; wait for all, and raise the first error."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(do, name) for name in names]:
            done.result()


def bucket_target(site: Path, settings: Mapping[str, object]) -> BucketTarget:
    """Return the target of S3_BUCKET, S3_PREFIX, S3_ENDPOINT and S3_REGION."""
    try:
        from obstore.store import S3Store  # noqa: PLC0415
    except ImportError:
        raise PublishError(INSTALL) from None
    bucket, endpoint = (str(settings.get(f"S3_{name}") or "") for name in ("BUCKET", "ENDPOINT"))
    prefix = str(settings.get("S3_PREFIX") or "").strip("/")
    options: dict[str, Any] = {"region": str(settings.get("S3_REGION") or "us-east-1")}
    if endpoint:
        options["endpoint"] = endpoint.rstrip("/")
        options["virtual_hosted_style_request"] = False
        options["client_options"] = {"allow_http": endpoint.startswith("http://")}
    if not os.environ.get("AWS_ACCESS_KEY_ID"):
        raise PublishError("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be in the environment")
    with reported():
        store = S3Store(bucket, prefix=prefix or None, **options)
    return BucketTarget(site, store, f"s3://{bucket}/{prefix}")
