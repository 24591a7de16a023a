'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { readProof, type Verified, verifyProof } from '@/lib/campaigns/proofs/rules'
import { VerdictSummary } from './verdict-summary'
import { useVerdictWords } from './verdict-words'

/** Works a proof out again, here and with nobody's help: nothing is asked of the shop. */
export function Verifier() {
  const t = useTranslations('campaigns.verify')
  const words = useVerdictWords()
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Verified | 'unreadable' | null>(null)
  const check = (proof: string) => {
    const file = readProof(proof)
    setOutcome(file ? verifyProof(file) : 'unreadable')
  }
  return (
    <div className="grid gap-5">
      <Field label={t('paste')}>
        <Textarea
          value={text}
          rows={6}
          spellCheck={false}
          className="font-mono text-sm"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Field label={t('file')}>
        <Input
          type="file"
          accept="application/json,.json"
          className="py-2"
          onChange={(event) => {
            const file = event.target.files?.[0]
            void file?.text().then((read) => {
              setText(read)
              check(read)
            })
          }}
        />
      </Field>
      <Button tone="seal" size="lg" className="justify-self-start" onClick={() => check(text)}>
        {t('do')}
      </Button>
      {outcome === 'unreadable' ? <FormError as="box">{t('unreadable')}</FormError> : null}
      {outcome && outcome !== 'unreadable' ? (
        <section aria-label={t('results')} className="grid gap-3">
          <VerdictSummary verified={outcome} />
          <ul className="grid gap-1.5">
            {outcome.draws.map(({ no, verdict }) => (
              <li key={no} className="flex items-center justify-between gap-4 rounded-lg bg-sunken px-3 py-2 text-sm">
                <span className="tabular">{t('no', { no })}</span>
                <Badge tone={words(verdict).tone}>{words(verdict).text}</Badge>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
