import unittest

from cache import Cache, Stats
from session import Session

TTL = 60


class Clock:
    """A time that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self._time = 1_000_000

    def __call__(self) -> float:
        return self._time

    def wait(self, seconds: int) -> None:
        self._time += seconds


def session(user: str) -> Session:
    return Session(user, [], {})


class CacheTest(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = Clock()
        self.cache = Cache(2, TTL, self.clock)

    def must_have(self, session_id: str, user: str, hits: int) -> None:
        entry = self.cache.get(session_id)
        assert entry is not None
        self.assertEqual((entry.session, entry.hits), (session(user), hits))

    def must_lack(self, session_id: str) -> None:
        self.assertIsNone(self.cache.get(session_id))

    def test_the_one_whose_use_is_longest_ago_goes(self) -> None:
        self.cache.put("a", session("ada"))
        self.cache.put("b", session("bob"))
        self.must_have("a", "ada", 1)

        self.cache.put("c", session("cleo"))

        self.must_lack("b")
        self.must_have("a", "ada", 2)
        self.must_have("c", "cleo", 1)
        self.assertEqual(self.cache.stats(), Stats(entries=2, hits=3, misses=1, evicted=1))

    def test_storing_again_is_use_and_pushes_nothing_out(self) -> None:
        self.assertTrue(self.cache.put("a", session("ada")))
        self.must_have("a", "ada", 1)
        self.cache.put("b", session("bob"))

        self.assertFalse(self.cache.put("a", session("alan")))

        self.assertEqual(self.cache.stats(), Stats(entries=2, hits=1))
        self.cache.put("c", session("cleo"))
        self.must_lack("b")
        self.must_have("a", "alan", 1)

    def test_one_is_room_enough(self) -> None:
        self.cache = Cache(1, TTL, self.clock)
        self.cache.put("a", session("ada"))
        self.cache.put("b", session("bob"))
        self.must_lack("a")
        self.must_have("b", "bob", 1)

    def test_time_is_up(self) -> None:
        self.cache.put("a", session("ada"))
        self.clock.wait(TTL)
        # Being asked for does not give it more time.
        self.must_have("a", "ada", 1)

        self.clock.wait(1)

        self.assertEqual(self.cache.stats(), Stats(entries=1, hits=1))
        self.must_lack("a")
        self.assertEqual(self.cache.stats(), Stats(hits=1, misses=1))

    def test_storing_again_gives_more_time(self) -> None:
        self.cache.put("a", session("ada"))
        self.clock.wait(TTL)
        self.cache.put("a", session("ada"))
        self.clock.wait(TTL)
        self.must_have("a", "ada", 1)

    def test_what_has_run_out_is_not_there(self) -> None:
        self.cache.put("a", session("ada"))
        self.cache.put("b", session("bob"))
        self.clock.wait(TTL + 1)
        self.assertFalse(self.cache.delete("a"))
        self.assertTrue(self.cache.put("b", session("bob")))
        self.assertEqual(self.cache.stats(), Stats(entries=1))

    def test_deleted_once(self) -> None:
        self.cache.put("a", session("ada"))
        self.assertTrue(self.cache.delete("a"))
        self.assertFalse(self.cache.delete("a"))
        self.must_lack("a")
        self.assertEqual(self.cache.stats(), Stats(misses=1))


if __name__ == "__main__":
    unittest.main()
