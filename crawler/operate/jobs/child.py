"""A command as a process of its own: interrupted in order, and gone soon after its worker."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

LINES = 20
"""So many last lines of what a command says on standard error are kept."""
NOT_PASSED_ON = frozenset(("ARSIP_POSTGRES", "ARSIP_DB"))
"""Variables that are the worker's business: a crawl need not know the queue's password."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    """Negative: minus the signal that ended it."""
    out: bytes
    lines: tuple[str, ...]
    """The last lines on standard error."""

    @property
    def reason(self) -> str:
        """What the command said at last, else how it ended."""
        said = [line.removeprefix("arsip: ") for line in self.lines if line.strip()]
        if self.code < 0:
            return f"ended by signal {signal.Signals(-self.code).name}"
        return said[-1] if said else f"exit code {self.code}"


class Child:
    """Runs commands, one after another; each ends once it sees that its standard input ended.

    The kernel closes that when the worker is killed, whatever killed it.
    """

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self.interrupted = False
        """Whether ``interrupt`` was called; nothing is begun after that."""

    @property
    def running(self) -> bool:
        """Whether a command is under way."""
        return self._process is not None

    async def run(self, command: Sequence[str]) -> Ended:
        """Run a command to its end."""
        if self.interrupted:
            return Ended(-signal.SIGINT, b"", ())
        environment = {k: v for k, v in os.environ.items() if k not in NOT_PASSED_ON}
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C on the terminal is the worker's to pass on
        )
        self._process = process
        if self.interrupted:  # while it was being started
            self._send(signal.SIGINT)
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            out, lines = await asyncio.gather(process.stdout.read(), _last(process.stderr))
            code = await process.wait()
        finally:
            self._process = None
        return Ended(code, out, lines)

    def interrupt(self) -> None:
        """Have the command end in order."""
        if not self.interrupted:
            self.interrupted = True
            self._send(signal.SIGINT)

    def kill(self) -> None:
        """End the command at once."""
        self.interrupted = True
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)


async def _last(stream: asyncio.StreamReader) -> tuple[str, ...]:
    lines: deque[str] = deque(maxlen=LINES)
    rest = b""
    while data := await stream.read(1 << 16):
        *whole, rest = (rest + data).split(b"\n")
        rest = rest[-(1 << 16) :]
        lines.extend(line.decode("utf-8", "replace") for line in whole)
    if rest:
        lines.append(rest.decode("utf-8", "replace"))
    return tuple(lines)
