import unittest
from collections.abc import Callable
from queue import ShutDown
from threading import Barrier, Event, Lock, Thread

from pool import Busy, Pool

# Ends a test that would never end; no test comes near it.
TOO_LONG = 30


def number(n: int) -> Callable[[], int]:
    return lambda: n


def occupy(pool: Pool) -> Event:
    """Occupy a worker until the event is set."""
    begun, release = Event(), Event()

    def hold() -> None:
        begun.set()
        release.wait(TOO_LONG)

    pool.submit(hold)
    begun.wait(TOO_LONG)
    return release


class PoolTest(unittest.TestCase):
    def test_every_job_has_its_own_result(self) -> None:
        with Pool(3, 2) as pool:
            futures = [pool.submit(number(n)) for n in range(50)]
        self.assertEqual([future.result() for future in futures], list(range(50)))

    def test_as_many_jobs_at_once_as_workers_and_no_more(self) -> None:
        workers = 3
        running = peak = 0
        lock = Lock()
        # Nobody leaves before as many have come as there are workers.
        full = Barrier(workers, timeout=TOO_LONG)

        def job() -> None:
            nonlocal running, peak
            with lock:
                running += 1
                peak = max(peak, running)
            full.wait()
            with lock:
                running -= 1

        with Pool(workers, 2) as pool:
            futures = [pool.submit(job) for _ in range(10 * workers)]
        for future in futures:
            future.result()
        self.assertEqual(peak, workers)

    def test_a_full_queue_refuses_until_there_is_room(self) -> None:
        with Pool(1, 2) as pool:
            release = occupy(pool)
            first = pool.submit(number(1))
            pool.submit(number(2))

            with self.assertRaises(Busy):
                pool.try_submit(number(3))

            release.set()
            first.result(TOO_LONG)
            # The worker has taken the first of two, so one place is free.
            self.assertEqual(pool.try_submit(number(4)).result(TOO_LONG), 4)

    def test_submitting_waits_while_the_queue_is_full(self) -> None:
        accepted = Event()
        with Pool(1, 1) as pool:
            release = occupy(pool)
            pool.submit(number(1))

            def submit() -> None:
                pool.submit(number(2))
                accepted.set()

            submission = Thread(target=submit)
            submission.start()
            # Were there no limit, it would be through here at least now and then.
            self.assertFalse(accepted.is_set())
            release.set()
            submission.join(TOO_LONG)
            self.assertTrue(accepted.is_set())

    def test_exceptions_stay_with_their_job(self) -> None:
        def interrupted() -> None:
            raise KeyboardInterrupt

        with Pool(2, 1) as pool:
            # More of them than there are workers, so that one lost for each would be noticed.
            for _ in range(5):
                with self.assertRaises(ZeroDivisionError):
                    pool.submit(lambda: 1 // 0).result(TOO_LONG)
                with self.assertRaises(KeyboardInterrupt):
                    pool.submit(interrupted).result(TOO_LONG)
            self.assertEqual(pool.submit(number(7)).result(TOO_LONG), 7)

    def test_a_job_can_be_cancelled_while_it_waits(self) -> None:
        ran = Event()
        with Pool(1, 1) as pool:
            release = occupy(pool)
            future = pool.submit(ran.set)
            self.assertTrue(future.cancel())
            release.set()
            self.assertEqual(pool.submit(number(7)).result(TOO_LONG), 7)
        self.assertFalse(ran.is_set())

    def test_closing_drains(self) -> None:
        pool = Pool(1, 3)
        release = occupy(pool)
        futures = [pool.submit(number(n)) for n in range(3)]
        closing = Thread(target=pool.close)
        closing.start()
        release.set()
        closing.join(TOO_LONG)
        self.assertTrue(all(future.done() for future in futures))
        for submit in (pool.submit, pool.try_submit):
            with self.assertRaises(ShutDown):
                submit(number(4))
        pool.close()

    def test_numbers_below_one_count_as_one(self) -> None:
        with Pool(0, -1) as pool:
            self.assertEqual(pool.submit(number(7)).result(TOO_LONG), 7)


if __name__ == "__main__":
    unittest.main()
