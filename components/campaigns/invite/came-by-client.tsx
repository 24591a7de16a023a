'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { Notice } from '@/components/ui/notice'
import { openInviteAction } from '@/lib/campaigns/invite/actions'
import type { InviteLanding } from '@/lib/campaigns/invite/queries'
import { paths } from '@/lib/paths'

type CameByProps = { code: string; visit: string | null; reader: Exclude<InviteLanding['reader'], 'own'> }
type Come = 'friend' | 'customer' | 'guest' | 'lost'

/** The visit is remembered once somebody is really here: whoever only fetches the page for a preview is no visitor. */
export function CameBy({ code, visit, reader }: CameByProps) {
  const t = useTranslations('campaigns.invite.landing')
  const [come, setCome] = useState<Come>(reader)
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    if (reader === 'friend') return
    let gone = false
    openInviteAction({ code, visit }).then(
      (opened) => {
        if (gone) return
        if (!opened.ok) return setCome('lost')
        setName(opened.value.visit)
        if (opened.value.friend?.isNew) setCome('friend')
      },
      () => !gone && setCome((before) => before),
    )
    return () => {
      gone = true
    }
  }, [code, visit, reader])
  if (come === 'lost')
    return (
      <Notice tone="warning" live>
        {t('over')}
      </Notice>
    )
  if (come === 'friend')
    return (
      <Notice tone="success" live title={t('welcome')}>
        {t('next')}
      </Notice>
    )
  if (come === 'customer') return <Notice live>{t('customer')}</Notice>
  // a mail may be opened in another browser: the visit's own name goes along
  const back = paths.invite(code, name)
  return (
    <div className="grid gap-2">
      <LinkButton tone="seal" size="lg" block href={paths.signUp(back)}>
        {t('signUp')}
      </LinkButton>
      <LinkButton tone="outline" block href={paths.signIn(back)}>
        {t('signIn')}
      </LinkButton>
    </div>
  )
}
