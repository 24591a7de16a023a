'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { FormError } from '@/components/ui/form-error'
import { changeSeedAction } from '@/lib/campaigns/draws/actions'
import { readProof, type Verified, verifyProof } from '@/lib/campaigns/proofs/rules'
import type { ProofFile } from '@/lib/campaigns/proofs/schema'
import { formatDate } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { DrawProof } from './draw-proof'
import { VerdictSummary } from './verdict-summary'
import { useVerdictWords } from './verdict-words'

export type OwnDraw = {
  no: number
  at: string
  title: string
  /** what was drawn and gone, where another stood in for it */
  gone: string | null
}

type OwnDrawsProps = { campaignId: string; mode: 'chain' | 'deck'; draws: readonly OwnDraw[] }

/** Each draw with what it can be checked by; the check is done here, from the same file that one can take home. */
export function OwnDraws({ campaignId, mode, draws }: OwnDrawsProps) {
  const t = useTranslations('campaigns.mine')
  const locale = useLocale()
  const words = useRefusalWords(shopCurrency())
  const verdictWords = useVerdictWords()
  const [checked, setChecked] = useState<{ file: ProofFile; verified: Verified } | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const read = async () => {
    const text = await fetch(paths.api.drawProof(campaignId), { cache: 'no-store' }).then(
      (answer) => (answer.ok ? answer.text() : ''),
      () => '',
    )
    const file = readProof(text)
    setWrong(file ? null : words({ ok: false, refusal: 'offline' }))
    if (file) setChecked({ file, verified: verifyProof(file) })
  }
  const check = () => start(read)
  const reveal = () =>
    start(async () => {
      const answer = await changeSeedAction({ campaignId, clientSeed: null }).catch(
        () => ({ ok: false, refusal: 'offline' }) as const,
      )
      if (answer.ok) await read()
      else setWrong(words(answer))
    })
  const verdicts = new Map(checked?.verified.draws.map(({ no, verdict }) => [no, verdict]))
  const isSealed = checked?.verified.draws.some(({ verdict }) => verdict === 'sealed') ?? false
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <Button tone="seal" busy={busy} onClick={check}>
          {t('check')}
        </Button>
        <a href={paths.api.drawProof(campaignId)} download className={buttonStyle({ tone: 'outline' })}>
          {t('download')}
        </a>
      </div>
      {wrong ? <FormError as="box">{wrong}</FormError> : null}
      {checked ? <VerdictSummary verified={checked.verified} /> : null}
      {isSealed && mode === 'chain' ? (
        <div className="grid justify-items-start gap-2">
          <p className="text-ink-muted text-sm">{t('revealWhy')}</p>
          <Button tone="outline" size="sm" busy={busy} onClick={reveal}>
            {t('reveal')}
          </Button>
        </div>
      ) : null}
      <ul className="grid gap-2.5">
        {draws.map((draw) => {
          const verdict = verdicts.get(draw.no)
          return (
            <li key={draw.no} className="rounded-xl border border-line bg-surface px-4 py-3 shadow-sm">
              <div className="flex items-start justify-between gap-4">
                <div className="min-w-0">
                  <p className="font-medium">{draw.title}</p>
                  <p className="text-ink-muted text-sm tabular">
                    {t('no', { no: draw.no })} · {formatDate(draw.at, locale, 'time')}
                  </p>
                  {draw.gone ? <p className="text-ink-muted text-sm">{t('instead', { title: draw.gone })}</p> : null}
                </div>
                {verdict ? <Badge tone={verdictWords(verdict).tone}>{verdictWords(verdict).text}</Badge> : null}
              </div>
              {checked ? <DrawProof file={checked.file} no={draw.no} /> : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
