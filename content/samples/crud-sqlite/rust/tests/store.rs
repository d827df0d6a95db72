use crud_sqlite::{Fields, Note, Store, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::task::JoinSet;

fn fields(title: &str) -> Fields {
    Fields {
        title: title.to_owned(),
        body: String::new(),
    }
}

/// A store in a folder that goes when it is dropped.
fn open() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("notes.db")).unwrap();
    (folder, store)
}

#[tokio::test]
async fn notes_outlive_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("what? 100%.db");
    let first = Store::open(&path).unwrap();
    let note = first.create(fields("Milk\0and\n“bread” 🍞")).await.unwrap();
    drop(first);
    let left = folder.path().read_dir().unwrap().map(|file| file.unwrap());
    assert_eq!(left.map(|file| file.path()).collect::<Vec<_>>(), [&*path]);

    let second = Store::open(&path).unwrap();

    assert_eq!(second.get(note.id).await.unwrap(), note);
}

#[tokio::test]
async fn a_title_is_taken_once() {
    let (_folder, store) = open();
    let milk = store.create(fields("Milk")).await.unwrap();
    let bread = store.create(fields("Bread")).await.unwrap();

    let created = store.create(fields("Milk")).await;
    let replaced = store.replace(bread.id, fields("Milk")).await;
    let own = store.replace(milk.id, fields("Milk")).await;

    assert!(matches!(created, Err(StoreError::TitleTaken)));
    assert!(matches!(replaced, Err(StoreError::TitleTaken)));
    assert_eq!(own.unwrap(), milk);
}

#[tokio::test]
async fn what_is_not_there() {
    let (_folder, store) = open();
    let id = store.create(fields("Milk")).await.unwrap().id;
    store.delete(id).await.unwrap();

    let gotten = store.get(id).await;
    let replaced = store.replace(id, fields("Milk")).await;
    let deleted = store.delete(id).await;

    assert!(matches!(gotten, Err(StoreError::NotFound)));
    assert!(matches!(replaced, Err(StoreError::NotFound)));
    assert!(matches!(deleted, Err(StoreError::NotFound)));
    // An id is not given out twice.
    assert_ne!(store.create(fields("Milk")).await.unwrap().id, id);
}

#[tokio::test]
async fn a_list_has_an_order_and_a_limit() {
    let (_folder, store) = open();
    for title in ["c", "a", "b"] {
        store.create(fields(title)).await.unwrap();
    }

    let notes = store.list(1, 1).await.unwrap();

    let second = Note {
        id: 2,
        title: "a".to_owned(),
        body: String::new(),
    };
    assert_eq!(notes, [second]);
}

#[tokio::test]
async fn writers_and_readers_do_not_hinder_each_other() {
    let (_folder, store) = open();
    let mut tasks = JoinSet::new();
    for writer in 0..8 {
        let store = store.clone();
        tasks.spawn(async move {
            for i in 0..20 {
                let title = format!("{writer}/{i}");
                store.create(fields(&title)).await.unwrap();
                store.list(0, 10).await.unwrap();
            }
        });
    }
    tasks.join_all().await;

    assert_eq!(store.list(0, 1000).await.unwrap().len(), 160);
}

#[tokio::test]
async fn other_failures_are_not_taken_for_a_title() {
    let (folder, store) = open();
    let other = Connection::open(folder.path().join("notes.db")).unwrap();
    other.execute("DROP TABLE notes", ()).unwrap();

    let created = store.create(fields("Milk")).await;

    assert!(matches!(created, Err(StoreError::Database(_))));
}

#[test]
fn a_folder_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Store::open(&folder.path().join("missing/notes.db")).is_err());
}
