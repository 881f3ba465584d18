"""Worker processes: a crash of the engine costs one retry; then the record at fault is reported and the rest lives."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from lianchi.check.result import ChunkResult, merge, packed, unpacked
from lianchi.check.setup import Options, Workshop, set_up
from lianchi.check.tasks import Task
from lianchi.check.worker import Worker

_shop: Workshop | None = None
_worker: Worker | None = None


def _start(options: Options) -> None:
    """A forked worker finds the loaded rule book in memory; a spawned one loads it again."""
    global _worker
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the one that started us decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(_shop or set_up(options))
    # Records are trees without circles: counting references frees them, and the collector, which would look through
    # every live dictionary again and again, took a third of the time.
    gc.freeze()
    gc.disable()


def _end_with_parent() -> None:
    """A run that was killed leaves no process behind that waits for its next task for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(task: Task, start: int, stop: int | None) -> bytes:
    assert _worker is not None
    return packed(task.run(_worker, start, stop))


def _run_broken(task: Task, start: int, stop: int | None) -> bytes:
    assert _worker is not None
    return packed(task.broken(_worker, start, stop))


class _Waiting:
    """Numbered tasks still to be done; true while there are any."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._numbered = enumerate(tasks)
        self._next = next(self._numbered, None)

    def __bool__(self) -> bool:
        return self._next is not None

    def take(self) -> tuple[int, Task]:
        """The next one."""
        assert self._next is not None
        taken, self._next = self._next, next(self._numbered, None)
        return taken


@dataclass(frozen=True, slots=True)
class Pool:
    """``jobs`` worker processes over one loaded rule book."""

    shop: Workshop
    options: Options
    jobs: int

    def results(self, tasks: Iterable[Task]) -> Iterator[tuple[int, ChunkResult]]:
        """(number of the task, its result), as they are ready; tasks are taken while others are being done."""
        for number, result in self.packed(tasks):
            yield number, unpacked(result)

    def packed(self, tasks: Iterable[Task]) -> Iterator[tuple[int, bytes]]:
        """The same with the results as they came from the workers, packed."""
        waiting = _Waiting(tasks)
        while waiting:
            crashed: list[tuple[int, Task]] = []
            with self._executor(self.jobs) as executor:
                yield from self._window(executor, waiting, crashed)
            for number, task in sorted(crashed, key=lambda pair: pair[0]):
                yield number, packed(self._alone(task))

    def _window(
        self, executor: ProcessPoolExecutor, waiting: _Waiting, crashed: list[tuple[int, Task]]
    ) -> Iterator[tuple[int, bytes]]:
        """Keep a few tasks in flight; on a crash hand back those that were, and stop."""
        flying: dict[Future[bytes], tuple[int, Task]] = {}
        while (waiting or flying) and not crashed:
            while waiting and len(flying) < 2 * self.jobs:
                number, task = waiting.take()
                try:
                    flying[executor.submit(_run, task, 0, None)] = (number, task)
                except BrokenProcessPool:
                    crashed.append((number, task))
                    break
            done, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in done:
                pair = flying.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    crashed.append(pair)
                else:
                    yield pair[0], future.result()
        crashed.extend(flying.values())

    @contextmanager
    def _executor(self, jobs: int) -> Iterator[ProcessPoolExecutor]:
        """Started workers, which end with the work; at once where it is broken off."""
        global _shop
        _shop = self.shop
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() and os.name == "posix" else "spawn"
        context = multiprocessing.get_context(method)
        executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(self.options,))
        try:
            yield executor
        except BaseException:
            for process in list(executor._processes.values()):  # Python 3.14 has terminate_workers() for it
                process.terminate()
            raise
        finally:
            executor.shutdown(cancel_futures=True)

    def _alone(self, task: Task) -> ChunkResult:
        """A task whose worker died, once more in a process of its own; then halved until one item is at fault."""
        return self._part(task, 0, task.size(), last=True)

    def _part(self, task: Task, start: int, stop: int, *, last: bool) -> ChunkResult:
        try:
            with self._executor(1) as executor:
                return unpacked(executor.submit(_run, task, start, None if last else stop).result())
        except BrokenProcessPool:
            pass
        if stop - start <= 1:
            with self._executor(1) as executor:
                return unpacked(executor.submit(_run_broken, task, start, None if last else stop).result())
        middle = (start + stop) // 2
        return merge([self._part(task, start, middle, last=False), self._part(task, middle, stop, last=last)])
