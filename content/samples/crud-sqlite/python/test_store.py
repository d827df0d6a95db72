import sqlite3
import tempfile
import threading
import unittest
from pathlib import Path

from store import Fields, Note, NotFound, Store, TitleTaken


class StoreTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.path = self.folder / "what? 100%.db"
        self.store = Store(str(self.path))
        self.addCleanup(lambda: self.store.close())

    def create(self, title: str) -> Note:
        return self.store.create(Fields(title, ""))

    def test_notes_outlive_the_store(self) -> None:
        note = self.create("Milk\0and\n“bread” 🍞")
        self.store.close()
        self.assertEqual(list(self.folder.iterdir()), [self.path])

        self.store = Store(str(self.path))

        self.assertEqual(self.store.get(note.id), note)

    def test_a_title_is_taken_once(self) -> None:
        milk, bread = self.create("Milk"), self.create("Bread")

        with self.assertRaises(TitleTaken):
            self.create("Milk")
        with self.assertRaises(TitleTaken):
            self.store.replace(bread.id, Fields("Milk", ""))
        changed = self.store.replace(milk.id, Fields("Milk", "2"))
        self.assertEqual(changed, Note(milk.id, "Milk", "2"))

    def test_what_is_not_there(self) -> None:
        note = self.create("Milk")
        self.store.delete(note.id)

        with self.assertRaises(NotFound):
            self.store.get(note.id)
        with self.assertRaises(NotFound):
            self.store.replace(note.id, Fields("Milk", ""))
        with self.assertRaises(NotFound):
            self.store.delete(note.id)
        self.assertNotEqual(self.create("Milk").id, note.id, "an id given out twice")

    def test_a_page_has_an_order_and_a_limit(self) -> None:
        for title in "cab":
            self.create(title)

        self.assertEqual(self.store.page(1, 1), [Note(2, "a", "")])

    def test_writers_and_readers_do_not_hinder_each_other(self) -> None:
        errors: list[Exception] = []

        def work(writer: int) -> None:
            try:
                for i in range(20):
                    self.create(f"{writer}/{i}")
                    self.store.page(0, 10)
            except Exception as error:
                errors.append(error)

        threads = [threading.Thread(target=work, args=[writer]) for writer in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        self.assertEqual(errors, [])
        self.assertEqual(len(self.store.page(0, 1000)), 160)

    def test_a_folder_that_is_missing(self) -> None:
        with self.assertRaises(sqlite3.OperationalError):
            Store(str(self.folder / "missing" / "notes.db"))
