'use client'
import { useFormContext, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import type { ExpiryTerms, PendingTerms } from '@/lib/points/lots/rules'
import { type DeliveryDays, ExpiryChoice, PendingChoice } from './lot-choice-client'
import type { TermsInput } from './terms-form-client'

type Issue = { type?: unknown; message?: string }
const isIssue = (value: unknown): value is Issue => typeof value === 'object' && value !== null

/** One part of the terms, set as a whole: another kind has other fields, and none of the last one's may stay. */
function useTermsPart<P extends 'pending' | 'expiry'>(part: P) {
  const errorOf = useFieldErrors()
  const { control, setValue, formState } = useFormContext<TermsInput>()
  const path = `terms.earning.${part}` as const
  const value: unknown = useWatch({ control, name: path })
  const set = (next: PendingTerms | ExpiryTerms) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each caller sets the part that it asked for
    setValue(path, next as never, { shouldDirty: true, shouldValidate: formState.isSubmitted })
  const issues: object = formState.errors.terms?.earning?.[part] ?? {}
  const problem = (name: string) => {
    const found: unknown = Object.entries(issues).find(([key]) => key === name)?.[1]
    return errorOf(isIssue(found) ? found : undefined)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the path says which
  return { value: value as P extends 'pending' ? PendingTerms : ExpiryTerms, set, problem }
}

/** From when points can be used: after so many days, or when something has happened to the parcel. */
export function PendingFields({ shop }: { shop: DeliveryDays }) {
  return <PendingChoice {...useTermsPart('pending')} shop={shop} />
}

/** Until when points are good. */
export function ExpiryFields() {
  return <ExpiryChoice {...useTermsPart('expiry')} />
}
