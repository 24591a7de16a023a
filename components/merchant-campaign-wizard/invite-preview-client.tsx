'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Ladder } from '@/components/campaigns/invite/ladder'
import { prizeName } from '@/components/campaigns/invite/prize-name'
import { InviteTerms } from '@/components/campaigns/invite/terms'
import { inviteSettingsSchema } from '@/lib/campaigns/invite/schema'
import type { Definition } from '@/lib/campaigns/schema'

/** What friends bring and by which rules, as the page of an invite tells it; of what is half written nothing yet. */
export function InvitePreview({ definition, only }: { definition: Definition; only: 'page' | 'rules' }) {
  const t = useTranslations('campaigns.invite')
  const locale = useLocale()
  const settings = inviteSettingsSchema.safeParse(definition.settings).data
  if (!settings) return null
  if (only === 'rules') return <InviteTerms definition={definition} settings={settings} />
  const { perFriend } = settings
  return (
    <>
      {perFriend === null ? null : <p>{t('perFriend', { prize: prizeName(definition, perFriend, locale) })}</p>}
      {settings.rungs.length > 0 ? <Ladder definition={definition} settings={settings} mine={null} /> : null}
    </>
  )
}
