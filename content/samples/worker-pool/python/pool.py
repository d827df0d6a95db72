"""Runs jobs on a fixed number of threads and pushes back when they fall behind."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Full, Queue, ShutDown
from threading import Thread
from typing import Any, Self


# #region pool
class Busy(Exception):
    """The queue is full."""


@dataclass(frozen=True, slots=True)
class _Task[T]:
    job: Callable[[], T]
    future: Future[T]


class Pool:
    """Runs jobs on a fixed number of workers.

    A queue of fixed length holds what they cannot take yet. A job must not submit to its own
    pool and wait: every worker might do the same.
    """

    def __init__(self, workers: int, queue: int) -> None:
        """Start the workers. Numbers less than 1 count as 1."""
        # For `Queue` itself, 0 would mean that there is no limit.
        self._queue: Queue[_Task[Any]] = Queue(max(1, queue))
        self._workers = [
            Thread(target=self._work, name=f"worker-{index}") for index in range(max(1, workers))
        ]
        for worker in self._workers:
            worker.start()

    # #endregion pool

    # #region submit
    def submit[T](self, job: Callable[[], T]) -> Future[T]:
        """Hand over a job and wait while the queue is full.

        Raises `queue.ShutDown` once the pool is closed, also when it has waited until then.
        """
        future: Future[T] = Future()
        self._queue.put(_Task(job, future))
        return future

    def try_submit[T](self, job: Callable[[], T]) -> Future[T]:
        """Do as `submit` without the wait: raise `Busy` while the queue is full."""
        future: Future[T] = Future()
        try:
            self._queue.put_nowait(_Task(job, future))
        except Full:
            raise Busy from None
        return future

    # #endregion submit

    # #region work
    def _work(self) -> None:
        while True:
            try:
                task = self._queue.get()
            except ShutDown:
                return  # closed, and nothing is left
            self._run(task)
            # Otherwise an idle worker would keep its last job and result alive.
            del task

    @staticmethod
    def _run[T](task: _Task[T]) -> None:
        if not task.future.set_running_or_notify_cancel():
            return
        try:
            result = task.job()
        # Not only `Exception`: what is not caught here would end the worker's thread.
        except BaseException as error:
            task.future.set_exception(error)
        else:
            task.future.set_result(result)

    # #endregion work

    # #region close
    def close(self) -> None:
        """Take no more jobs, let those run that were accepted and end the workers."""
        self._queue.shutdown()
        for worker in self._workers:
            worker.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # #endregion close
