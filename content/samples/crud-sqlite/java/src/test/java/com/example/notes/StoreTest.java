package com.example.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.notes.Store.TitleTakenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() throws SQLException {
        store = new Store(folder.resolve("what? 100%.db").toString());
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private Note create(String title) throws SQLException {
        return store.create(new Note.Fields(title, ""));
    }

    @Test
    void notesOutliveTheStore() throws Exception {
        var note = create("Milk\0and\n“bread” 🍞");
        store.close();
        try (var left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("what? 100%.db")), left.toList());
        }

        open();

        assertEquals(Optional.of(note), store.get(note.id()));
    }

    @Test
    void aTitleIsTakenOnce() throws SQLException {
        var milk = create("Milk");
        var bread = create("Bread");

        assertThrows(TitleTakenException.class, () -> create("Milk"));
        var fields = new Note.Fields("Milk", "2");
        assertThrows(TitleTakenException.class, () -> store.replace(bread.id(), fields));
        var changed = new Note(milk.id(), "Milk", "2");
        assertEquals(Optional.of(changed), store.replace(milk.id(), fields));
    }

    @Test
    void whatIsNotThere() throws SQLException {
        long id = create("Milk").id();
        store.delete(id);

        assertEquals(Optional.empty(), store.get(id));
        assertEquals(Optional.empty(), store.replace(id, new Note.Fields("Milk", "")));
        assertFalse(store.delete(id));
        assertNotEquals(id, create("Milk").id(), "an id given out twice");
    }

    @Test
    void aListHasAnOrderAndALimit() throws SQLException {
        for (var title : List.of("c", "a", "b")) {
            create(title);
        }

        assertEquals(List.of(new Note(2, "a", "")), store.list(1, 1));
    }

    @Test
    void writersAndReadersDoNotHinderEachOther() throws Exception {
        var tasks = new ArrayList<Future<Void>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                var prefix = writer + "/";
                tasks.add(executor.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        create(prefix + i);
                        store.list(0, 10);
                    }
                    return null;
                }));
            }
        }
        for (var task : tasks) {
            task.get();
        }

        assertEquals(160, store.list(0, 1000).size());
    }

    @Test
    void aFolderThatIsMissing() {
        var path = folder.resolve("missing/notes.db").toString();
        assertThrows(SQLException.class, () -> new Store(path).close());
    }
}
