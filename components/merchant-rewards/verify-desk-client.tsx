'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState, useTransition } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { useRouter } from '@/lib/i18n/navigation'
import { lookUpCodeAction, verifyCodeAction } from '@/lib/rewards/desk/actions'
import type { LookedUp } from '@/lib/rewards/desk/look-up-code'
import { CodeCamera } from './code-camera-client'
import { CodeSubjectCard } from './code-subject-card'

type Found = LookedUp & { code: string; requestId: string }

/** A code is scanned, typed or pasted; what it stands for is shown; then it is checked off, once. */
export function VerifyDesk() {
  const t = useTranslations('rewards-desk.verify')
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const { ask, refused } = useDeed()
  const [found, setFound] = useState<Found | null>(null)
  const [done, setDone] = useState<{ title: LookedUp; at: number } | null>(null)
  const [busy, start] = useTransition()

  const lookUp = (code: string) =>
    start(async () => {
      setDone(null)
      setFound(null)
      const answer = await ask(lookUpCodeAction({ code }))
      // one request for as long as this code is in hand: pressing again after a lost answer is the same deed
      if (answer) setFound({ ...answer.value, code, requestId: crypto.randomUUID() })
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = field.current?.value ?? ''
    if (code.trim()) lookUp(code)
  }
  const scanned = (code: string) => {
    if (field.current) field.current.value = code
    lookUp(code)
  }
  const verify = () =>
    start(async () => {
      if (!found) return
      const answer = await ask(verifyCodeAction({ code: found.code, requestId: found.requestId }))
      if (!answer) return
      setDone({ title: found, at: Date.now() })
      setFound(null)
      if (field.current) field.current.value = ''
      field.current?.focus()
      router.refresh()
    })

  return (
    <div className="grid gap-4">
      <Card>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t('code')} hint={t('codeHint')}>
            <Input
              ref={field}
              name="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={60}
              className="h-14 font-mono text-lg uppercase tracking-wider"
            />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={busy && !found}>
              {t('lookUp')}
            </Button>
            <CodeCamera onCode={scanned} />
          </div>
        </form>
      </Card>
      <div aria-live="polite" className="grid gap-4">
        {refused ? <FormError as="box">{refused}</FormError> : null}
        {found ? <CodeSubjectCard subject={found} busy={busy} onVerify={verify} /> : null}
        {done ? <Done subject={done.title} /> : null}
      </div>
    </div>
  )
}

function Done({ subject }: { subject: LookedUp }) {
  const t = useTranslations('rewards-desk.verify')
  return (
    <Notice tone="success" title={t('done', { no: subject.no })}>
      {t('doneBody')}
    </Notice>
  )
}
