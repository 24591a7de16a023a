'use client'
import { useState } from 'react'
import { emptyAddress, type PickedArea } from '@/components/account/address-fields-client'
import { useFirstProblem } from '@/components/account/first-problem-client'
import type { SavedAddress } from '@/lib/shoppers/queries'
import type { AddressInput } from '@/lib/shoppers/schema'
import { addressOf, type CheckoutFields, type FieldProblems, problemsOf, saidIn } from './checkout-fields'

export type CheckoutAddress = {
  /** the id of the saved address that was picked; null for a new one */
  picked: string | null
  isWritten: boolean
  begin: AddressInput
  area: PickedArea
  onArea: (change: Partial<PickedArea>) => void
  onPick: (address: SavedAddress | null) => void
}

// the server's own schema, less what the page works out by itself; it comes when the form is first checked
const schema = () =>
  import('@/lib/checkout/schema').then(({ placeOrderSchema }) =>
    placeOrderSchema.pick({ email: true, address: true, note: true }),
  )

/**
 * The form's own fields keep what a shopper typed, also before this script came; only what other fields hang on is kept
 * here. Checked when it is sent, and from then on with every change.
 */
export function useCheckoutFields(saved: readonly SavedAddress[], name: string) {
  const [submits, setSubmits] = useState(0)
  const [problems, setProblems] = useState<FieldProblems>({})
  const { mend, ...address } = useAddress(saved, name)
  const form = useFirstProblem(submits)

  const check = async (): Promise<CheckoutFields | null> => {
    if (!form.current) return null
    const seen = (await schema()).safeParse(saidIn(new FormData(form.current)))
    const found = seen.success ? {} : problemsOf(seen.error.issues)
    setProblems(found)
    if (Object.keys(found).some((field) => field.startsWith('address.'))) mend()
    return seen.success ? seen.data : null
  }
  const submitted = async (): Promise<CheckoutFields | null> => {
    const fields = await check()
    setSubmits((before) => before + 1)
    return fields
  }
  const onChange = () => {
    // once it is drawn: one area chosen may choose or empty others
    if (submits > 0) setTimeout(() => void check())
  }
  return { form, address, problems, isWrong: Object.keys(problems).length > 0, onChange, submitted }
}

/** The address that was picked, or that is being written. */
function useAddress(saved: readonly SavedAddress[], name: string) {
  const [picked, setPicked] = useState(saved[0]?.id ?? null)
  // an old address that no longer fits the rules is opened for mending, and stays open
  const [isMended, setMended] = useState(false)
  const known = saved.find(({ id }) => id === picked)
  const begin = known ? addressOf(known) : { ...emptyAddress, name }
  const [area, setArea] = useState<PickedArea>(begin)
  return {
    picked,
    isWritten: picked === null || isMended,
    begin,
    area,
    mend: () => setMended(true),
    onArea: (change: Partial<PickedArea>) => setArea((before) => ({ ...before, ...change })),
    onPick: (address: SavedAddress | null) => {
      setPicked(address?.id ?? null)
      setMended(false)
      setArea(address ? addressOf(address) : emptyAddress)
    },
  }
}
