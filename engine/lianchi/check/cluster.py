"""The worker processes of a cluster: tasks go to its machines, packed results come back."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from lianchi.check.pool import Pool
from lianchi.check.result import packed
from lianchi.check.setup import Options, set_up
from lianchi.check.tasks import Task
from lianchi.check.worker import Worker
from lianchi.decide.spark import failures_told, session
from lianchi.errors import UsageError

TOGETHER: Final = 8
"""Tasks that a process takes at a time; what one costs to start is then little beside the work."""
WAVES: Final = 2
"""How many times as many as there are processes are handed out before results are taken back."""

Numbered = tuple[int, Task]
Result = tuple[int, bytes]

_mine: tuple[Options, Worker] | None = None
"""The worker of this process of a cluster, and what it was set up with."""


class Cluster(Pool):
    """As a pool; every process of the cluster loads the rule book once.

    Files have to be found by all machines under the same path.  A process that dies is started again by Spark, and
    works on in processes of its own, until the record that kills them is found.
    """

    def packed(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """(Number of the task, its packed result), wave by wave."""
        context = session().sparkContext
        part = _Part(self.options, self.shop.book.digest, Path.cwd())
        most = context.defaultParallelism * WAVES
        waiting = enumerate(tasks)
        while wave := list(islice(waiting, most * TOGETHER)):
            with failures_told():
                done = context.parallelize(wave, min(most, len(wave))).mapPartitions(part).collect()
            yield from done


class _Part:
    """What a process of the cluster does with some tasks."""

    def __init__(self, options: Options, digest: str, folder: Path) -> None:
        self.options, self.digest, self.folder = options, digest, folder

    def __call__(self, tasks: Iterator[Numbered]) -> Iterator[Result]:
        from pyspark import TaskContext

        context = TaskContext.get()
        worker = self._worker()
        if context is not None and context.attemptNumber() > 0:
            return self._carefully(worker, list(tasks))
        return ((number, packed(task.run(worker, 0, None))) for number, task in tasks)

    def _worker(self) -> Worker:
        """That of this process, which stays for its next tasks."""
        global _mine
        os.chdir(self.folder)  # names of files may be relative to it
        if _mine is None or _mine[0] != self.options:
            _mine = self.options, Worker(set_up(self.options))
            gc.disable()  # as in the processes of a pool
        worker = _mine[1]
        if worker.shop.book.digest != self.digest:
            raise UsageError("这台机器上的规则书和提交任务的机器不一样；请在各台机器上用同一个版本、同一份规则",
                             "the rule book of this machine is not that of the one that submitted the work; use the "
                             "same version and the same rules on all machines")
        return worker

    def _carefully(self, worker: Worker, tasks: list[Numbered]) -> Iterator[Result]:
        """In a process of its own, as one of these tasks may have killed the last one."""
        pool = Pool(worker.shop, self.options, 1)
        for at, result in pool.packed(task for _, task in tasks):
            yield tasks[at][0], result


