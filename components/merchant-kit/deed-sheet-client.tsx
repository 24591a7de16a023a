'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useState } from 'react'
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form'
import type { ZodType } from 'zod'
import { Button } from '@/components/ui/button'
import type { ButtonStyle } from '@/components/ui/button-style'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { useFieldErrors } from './field-errors-client'
import { SheetForm } from './sheet-form-client'
import { useDeed } from './use-deed-client'

type DeedForm<Input extends FieldValues, Output, Value> = {
  /** the action's own */
  schema: ZodType<Output, Input>
  /** what the fields begin with, and again after what was sent is done */
  begin: (sent?: Output) => DefaultValues<NoInfer<Input>>
  deed: (input: Output) => Promise<Result<Value>>
  /** what to say when it is done; null where it goes to another page */
  done: (value: Value, sent: Output) => string | null
  /** where something else opens the sheet: a menu, a row of buttons */
  held?: { open: boolean; onOpenChange: (open: boolean) => void }
}

/** A form of a few fields in a sheet: checked by the action's schema, sent once, told in a toast, and the page drawn anew. */
export function useDeedSheet<Input extends FieldValues, Output, Value>(deedForm: DeedForm<Input, Output, Value>) {
  const { schema, begin, deed, done, held } = deedForm
  const router = useRouter()
  const errorOf = useFieldErrors()
  const { ask, refused } = useDeed()
  const [isOpen, setIsOpen] = useState(false)
  const { open, onOpenChange } = held ?? { open: isOpen, onOpenChange: setIsOpen }
  const form = useForm<Input, unknown, Output>({ resolver: zodResolver(schema), defaultValues: begin() })
  const onSubmit = form.handleSubmit(async (input) => {
    const answer = await ask(deed(input))
    if (!answer) return
    const said = done(answer.value, input)
    if (said === null) return
    onOpenChange(false)
    form.reset(begin(input))
    toast.success(said)
    router.refresh()
  })
  const { register, control, formState } = form
  const sheet = { open, onOpenChange, onSubmit, busy: formState.isSubmitting, refused }
  return { form, register, control, errors: formState.errors, errorOf, sheet }
}

type DeedSheetProps = ButtonStyle & {
  /** of the button that opens it */
  label: ReactNode
  /** that button as it is read aloud, where its words do not say of what */
  labelOf?: string
  title: string
  submitLabel: string
  sheet: ReturnType<typeof useDeedSheet>['sheet']
  children: ReactNode
}

/** The button of a deed, and the sheet that it opens. */
export function DeedSheet({ label, labelOf, title, submitLabel, sheet, children, ...look }: DeedSheetProps) {
  return (
    <>
      <Button {...look} aria-label={labelOf} onClick={() => sheet.onOpenChange(true)}>
        {label}
      </Button>
      <SheetForm {...sheet} title={title} submitLabel={submitLabel}>
        {children}
      </SheetForm>
    </>
  )
}
