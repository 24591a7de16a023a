'use client'
import { useTranslations } from 'next-intl'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import { Textarea } from '@/components/ui/textarea'
import type { Allowance } from '@/lib/points/adjustments/queries'
import { BATCH_ROWS } from '@/lib/points/adjustments/rules'
import { EmptyBudget } from './adjust-form-client'
import { AdjustWords } from './adjust-words-client'
import { BatchSeen } from './batch-seen-client'
import { useBatch, useIsSlow } from './use-batch-client'

const MOST_BYTES = 400_000

type BatchFormProps = { allowance: Allowance; mayFund: boolean }

/** Points for many at once: the words, the list, what each would have after, and then the press. */
export function BatchForm({ allowance, mayFund }: BatchFormProps) {
  const t = useTranslations('points-desk.batch')
  const errorOf = useFieldErrors()
  const { form, seen, refused, setRefused, busy, forget, check, send } = useBatch()
  const { errors } = form.formState
  const isSlow = useIsSlow(busy !== null)
  const count = seen?.rows.length ?? form.getValues('text').split('\n').length

  async function readFile(file: File | undefined): Promise<void> {
    if (!file) return
    if (file.size > MOST_BYTES) return setRefused(t('tooLarge'))
    const text = await file.text().catch(() => null)
    forget()
    if (text === null) setRefused(t('unreadable'))
    else form.setValue('text', text, { shouldValidate: true })
  }

  return (
    <form noValidate onSubmit={check} onChange={forget} className="grid gap-4">
      {allowance.budgetPoints === 0 ? <EmptyBudget mayFund={mayFund} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('words')}>
          <div className="grid gap-5">
            <Field label={t('name')} hint={t('nameHint')} error={errorOf(errors.words?.title)}>
              <Input autoComplete="off" {...form.register('words.title')} />
            </Field>
            <AdjustWords
              register={(name, options) => form.register(`words.${name}`, options)}
              errors={errors.words ?? {}}
              withDays
            />
          </div>
        </Panel>
        <Panel title={t('list')}>
          <div className="grid gap-5">
            <Field label={t('paste')} hint={t('pasteHint', { most: BATCH_ROWS })} error={errorOf(errors.text)}>
              <Textarea rows={10} spellCheck={false} className="font-mono text-sm" {...form.register('text')} />
            </Field>
            <Field label={t('file')}>
              <Input
                type="file"
                accept=".csv,text/csv,text/plain"
                onChange={(event) => void readFile(event.target.files?.[0])}
                className="h-auto py-2 file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink file:text-sm"
              />
            </Field>
          </div>
        </Panel>
      </div>
      <Button type="submit" tone={seen ? 'outline' : 'primary'} busy={busy === 'check'} className="justify-self-start">
        {t('check')}
      </Button>
      <p role="status" className="flex items-center gap-2 text-ink-muted text-sm empty:hidden">
        {isSlow ? (
          <>
            <Spinner /> {t(busy === 'send' ? 'sending' : 'checking', { count })}
          </>
        ) : null}
      </p>
      {refused ? <FormError as="box">{refused}</FormError> : null}
      {seen ? <BatchSeen seen={seen} isSending={busy === 'send'} onSend={() => void send()} /> : null}
    </form>
  )
}
