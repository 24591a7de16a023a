/** What a refusal may tell its sentence: ICU parameters, already whole numbers or plain text. */
export type RefusalDetails = Readonly<Record<string, string | number>>

export type Refused<R extends string> = { readonly ok: false; readonly refusal: R; readonly details?: RefusalDetails }

/** A refusal is a value with a sentence; a bug is thrown. */
export type Result<V, R extends string = string> = { readonly ok: true; readonly value: V } | Refused<R>

export const ok = <V>(value: V): { readonly ok: true; readonly value: V } => ({ ok: true, value })

export const refuse = <R extends string>(refusal: R, details?: RefusalDetails): Refused<R> =>
  details ? { ok: false, refusal, details } : { ok: false, refusal }
