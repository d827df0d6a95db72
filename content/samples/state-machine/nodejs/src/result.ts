// #region refuse
/** A value, or the reason why there is none: what is refused is an answer, not an exception. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

export function accept<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function refuse(reason: string): Result<never> {
  return { ok: false, reason };
}
// #endregion refuse
