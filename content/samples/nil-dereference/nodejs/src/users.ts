// #region lookup
/** Somebody who may sign in. */
export type User = { name: string; email: string };

/** All users by their names. */
export class Users {
  readonly #users: ReadonlyMap<string, User>;

  constructor(users: readonly User[]) {
    this.#users = new Map(users.map((user) => [user.name, user]));
  }

  /** Returns the user of that name, or `undefined` if there is none. */
  find(name: string): User | undefined {
    return this.#users.get(name);
  }
  // #endregion lookup

  // #region use
  /** Returns the address of the user of that name. */
  email(name: string): string {
    const user = this.find(name);
    return user.email;
  }
  // #endregion use
}
