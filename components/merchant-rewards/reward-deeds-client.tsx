'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Copy } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-client'
import { Link, useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import type { RewardState } from '@/lib/rewards/rules'
import { setRewardStateAction } from '@/lib/rewards/staff/actions'

type RewardDeedsProps = {
  rewardId: string
  title: string
  state: RewardState
  /** how it is put one place up or down; null where there is none */
  placing: { up: (() => void) | null; down: (() => void) | null }
}

/** Up and down, on and off the shelf, a copy, put away: each can be taken back by its other. */
export function RewardDeeds({ rewardId, title, state, placing }: RewardDeedsProps) {
  const t = useTranslations('rewards-desk.deeds')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [busy, start] = useTransition()
  const run = (deed: () => Promise<Result<unknown>>, said: string | null, undo?: () => void) =>
    start(async () => {
      const answer = await deed().catch(() => null)
      if (!answer?.ok) return toast.error(refusalText(answer))
      if (said) toast.success(said, undo ? { action: { label: common('undo'), onPress: undo } } : {})
      router.refresh()
    })
  const turn = (to: RewardState) =>
    run(
      () => setRewardStateAction({ rewardId, state: to }),
      t(`done.${to}`),
      () => run(() => setRewardStateAction({ rewardId, state }), t(`done.${state}`)),
    )
  return (
    <div className="relative z-[1] flex flex-wrap items-center justify-end gap-1 md:w-40">
      {state === 'archived' ? (
        <IconButton label={t('restore', { title })} size="sm" disabled={busy} onClick={() => turn('draft')}>
          <ArchiveRestore aria-hidden="true" />
        </IconButton>
      ) : (
        <>
          <IconButton
            label={t('up', { title })}
            size="sm"
            // moves may follow each other faster than they are answered: each stands on what is shown
            disabled={!placing.up}
            onClick={() => placing.up?.()}
          >
            <ArrowUp aria-hidden="true" />
          </IconButton>
          <IconButton label={t('down', { title })} size="sm" disabled={!placing.down} onClick={() => placing.down?.()}>
            <ArrowDown aria-hidden="true" />
          </IconButton>
          <Link
            href={paths.merchant.newReward({ from: rewardId })}
            aria-label={t('copyOf', { title })}
            title={t('copyOf', { title })}
            className={buttonStyle({ tone: 'ghost', size: 'sm', shape: 'icon' })}
          >
            <Copy aria-hidden="true" />
          </Link>
          <IconButton label={t('archive', { title })} size="sm" disabled={busy} onClick={() => turn('archived')}>
            <Archive aria-hidden="true" />
          </IconButton>
          <Button
            size="sm"
            tone="outline"
            disabled={busy}
            aria-label={t(state === 'live' ? 'takeDownOf' : 'putUpOf', { title })}
            onClick={() => turn(state === 'live' ? 'draft' : 'live')}
          >
            {t(state === 'live' ? 'takeDown' : 'putUp')}
          </Button>
        </>
      )}
    </div>
  )
}
