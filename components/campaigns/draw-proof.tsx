import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/disclosure'
import type { ProofFile } from '@/lib/campaigns/proofs/schema'
import { Fingerprint } from './fingerprint'

/** What one draw is checked by, value by value. */
export function DrawProof({ file, no }: { file: ProofFile; no: number }) {
  const t = useTranslations('campaigns.mine')
  const draw = file.draws.find((one) => one.no === no)
  if (!draw) return null
  if (draw.mode === 'deck')
    return (
      <Disclosure summary={t('slot', { slot: draw.slotNo + 1 })} className="border-b-0">
        <div className="grid gap-2">
          <Fingerprint name={t('commitment')} value={file.deck?.root ?? ''} />
          <Fingerprint name={t('how')} value={`${draw.salt} ${draw.path}`} />
        </div>
      </Disclosure>
    )
  const chain = file.chains.find(({ player, round }) => player === draw.player && round === draw.round)
  return (
    <Disclosure summary={t('how')} className="border-b-0">
      <div className="grid gap-2">
        <Fingerprint name={t('commitment')} value={chain?.commitment ?? ''} />
        <Fingerprint name={t('seed')} value={chain?.seed ?? t('sealed')} />
        <Fingerprint name={t('clientSeed')} value={chain?.clientSeed ?? ''} />
        <Fingerprint name={t('nonce')} value={String(draw.nonce)} />
      </div>
    </Disclosure>
  )
}
