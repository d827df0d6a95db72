import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';

/** What a client says about a note. */
export interface Fields {
  readonly title: string;
  readonly body: string;
}

/** A note as it is kept and as clients see it. */
export interface Note extends Fields {
  readonly id: number;
}

export class NotFound extends Error {
  override readonly name = 'NotFound';
  override readonly message = 'no such note';
}

export class TitleTaken extends Error {
  override readonly name = 'TitleTaken';
  override readonly message = 'another note has this title';
}

/** AUTOINCREMENT never gives out an id twice, not even that of a deleted note. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
  ) STRICT`;

/** node:sqlite does not name the codes of errors. */
const SQLITE_CONSTRAINT_UNIQUE = 2067;

/** Keeps notes in a SQLite database. */
export class Store {
  readonly #database: DatabaseSync;
  readonly #create: StatementSync;
  readonly #replace: StatementSync;
  readonly #delete: StatementSync;
  readonly #get: StatementSync;
  readonly #list: StatementSync;

  // #region open
  /** Opens the database at `path` and makes it if there is none. */
  constructor(path: string) {
    // One connection for all: node:sqlite runs each query on this thread, to its end, so a
    // second one would have nothing to do. A query that takes long belongs in a worker.
    const database = new DatabaseSync(path, { timeout: 5_000 });
    this.#database = database;
    database.exec('PRAGMA journal_mode = WAL');
    // With the log, NORMAL loses at most the last writes when the power fails, and keeps
    // the database whole.
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec(SCHEMA);
    this.#create = database.prepare('INSERT INTO notes (title, body) VALUES (?, ?)');
    this.#replace = database.prepare('UPDATE notes SET title = ?, body = ? WHERE id = ?');
    this.#delete = database.prepare('DELETE FROM notes WHERE id = ?');
    this.#get = database.prepare('SELECT id, title, body FROM notes WHERE id = ?');
    this.#list = database.prepare(
      'SELECT id, title, body FROM notes WHERE id > ? ORDER BY id LIMIT ?',
    );
  }

  /** Moves the write-ahead log into the database. */
  close(): void {
    this.#database.close();
  }
  // #endregion open

  // #region write
  /** Throws `TitleTaken` if another note has the title. */
  create({ title, body }: Fields): Note {
    const { lastInsertRowid } = Store.#titled(() => this.#create.run(title, body));
    return { id: Number(lastInsertRowid), title, body };
  }

  /** Throws `NotFound`, or `TitleTaken` if another note has the title. */
  replace(id: number, { title, body }: Fields): Note {
    const { changes } = Store.#titled(() => this.#replace.run(title, body, id));
    if (changes === 0) throw new NotFound();
    return { id, title, body };
  }

  /** Throws `NotFound` if there is no such note. */
  delete(id: number): void {
    const { changes } = this.#delete.run(id);
    if (changes === 0) throw new NotFound();
  }

  /** The constraint decides: to look first would leave a gap for another process. */
  static #titled<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
      if (code === SQLITE_CONSTRAINT_UNIQUE) throw new TitleTaken();
      throw error;
    }
  }
  // #endregion write

  /** Throws `NotFound` if there is no such note. */
  get(id: number): Note {
    const row = this.#get.get(id);
    if (!row) throw new NotFound();
    return note(row);
  }

  /**
   * At most `limit` notes whose id is greater than `after`, by id. Asking for what follows an id
   * costs the same on every page; an offset would be counted off each time.
   */
  list(after: number, limit: number): Note[] {
    return this.#list.all(after, limit).map(note);
  }
}

function note({ id, title, body }: Record<string, SQLOutputValue>): Note {
  return { id: Number(id), title: String(title), body: String(body) };
}
