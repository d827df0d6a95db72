import { Worker } from 'node:worker_threads';

// #region pool
export type Limits = { workers: number; queue: number };

/** What the script answers to a job. */
export type Answer<T> = { kind: 'ok'; value: T } | { kind: 'failed'; reason: string };

export type Outcome<T> = Answer<T> | { kind: 'crashed'; error: unknown };

// An object, since awaiting a promise of a promise would wait for both. `outcome` never rejects:
// a rejection that nobody awaits yet would end the process.
export type Ticket<T> = { outcome: Promise<Outcome<T>> };

type Task<Job, T> = { job: Job; settle: (outcome: Outcome<T>) => void };

/**
 * Runs jobs on a limited number of threads; a queue of fixed length holds what they cannot take
 * yet. The script gets each job as a message and posts one `Answer` for it.
 */
export class Pool<Job, T> {
  readonly #script: URL;
  readonly #limits: Limits;
  readonly #idle = new Set<Worker>();
  readonly #busy = new Map<Worker, Task<Job, T>>();
  readonly #queue: Task<Job, T>[] = [];
  readonly #waiting: { task: Task<Job, T>; admit: () => void }[] = [];
  #closed = false;
  readonly #drained = Promise.withResolvers<void>();

  /** Numbers less than 1 count as 1. Threads start when there is something to do. */
  constructor(script: URL, { workers, queue }: Limits) {
    this.#script = script;
    this.#limits = { workers: Math.max(1, workers), queue: Math.max(1, queue) };
  }
  // #endregion pool

  // #region submit
  /** Hands over a job and waits while the queue is full. */
  async submit(job: Job): Promise<Ticket<T>> {
    const { task, ticket } = this.#prepare(job);
    if (this.#isFull()) {
      await new Promise<void>((admit) => this.#waiting.push({ task, admit }));
    } else {
      this.#queue.push(task);
      this.#dispatch();
    }
    return ticket;
  }

  /** `submit` without the wait: `undefined` while the queue is full. */
  trySubmit(job: Job): Ticket<T> | undefined {
    const { task, ticket } = this.#prepare(job);
    if (this.#isFull()) return undefined;
    this.#queue.push(task);
    this.#dispatch();
    return ticket;
  }

  #prepare(job: Job): { task: Task<Job, T>; ticket: Ticket<T> } {
    if (this.#closed) throw new Error('pool is closed');
    const { promise, resolve } = Promise.withResolvers<Outcome<T>>();
    return { task: { job, settle: resolve }, ticket: { outcome: promise } };
  }

  #isFull(): boolean {
    return this.#queue.length >= this.#limits.queue;
  }
  // #endregion submit

  // #region work
  #dispatch(): void {
    while (this.#busy.size < this.#limits.workers) {
      const task = this.#queue.shift();
      if (task === undefined) return;
      const next = this.#waiting.shift();
      if (next !== undefined) {
        this.#queue.push(next.task);
        next.admit();
      }
      const [worker = this.#start()] = this.#idle;
      try {
        worker.postMessage(task.job);
      } catch (error) {
        // What cannot be copied to a thread, such as a function, is found out only here.
        task.settle({ kind: 'crashed', error });
        continue;
      }
      this.#idle.delete(worker);
      this.#busy.set(worker, task);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    this.#idle.add(worker);
    let error: unknown;
    worker.on('message', (answer: Answer<T>) => {
      this.#idle.add(worker);
      this.#settle(worker, answer);
    });
    // What a job throws ends its thread; the next job starts another one.
    worker.on('error', (thrown) => {
      error = thrown;
    });
    worker.on('exit', (code) => {
      this.#idle.delete(worker);
      error ??= new Error(`thread ended with code ${code}`);
      this.#settle(worker, { kind: 'crashed', error });
    });
    return worker;
  }
  // #endregion work

  #settle(worker: Worker, outcome: Outcome<T>): void {
    // There is none if the thread ended between two jobs.
    this.#busy.get(worker)?.settle(outcome);
    this.#busy.delete(worker);
    this.#dispatch();
    if (this.#closed && this.#busy.size === 0) this.#drained.resolve();
  }

  // #region close
  /**
   * Takes no more jobs, lets those run that were accepted and ends the threads. A submission
   * that waits for room at that moment still gets it.
   */
  async close(): Promise<void> {
    this.#closed = true;
    // A job is only ever queued while all threads are busy.
    if (this.#busy.size === 0) this.#drained.resolve();
    await this.#drained.promise;
    await Promise.all([...this.#idle].map((worker) => worker.terminate()));
  }
  // #endregion close
}
