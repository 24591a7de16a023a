import { getTranslations } from 'next-intl/server'
import { DeadEnd } from '@/components/layout/dead-end'
import { LinkButton } from '@/components/layout/link-button'
import { merchantNav } from '@/components/layout/merchant-nav'
import { pageContext } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'

/** A closed door says whose it is, and leads staff to the first one that is open to them. */
export default async function MerchantForbidden() {
  const t = await getTranslations('merchant')
  const places = await getTranslations('common.merchantNav')
  const { actor } = await pageContext()
  const role = actor?.staffRole ?? null
  const first = merchantNav.find((place) => may(role, place.permission))
  const action = first ? (
    <LinkButton href={first.href}>{places(first.key)}</LinkButton>
  ) : (
    <LinkButton href={paths.home()}>{t('forbidden.toShop')}</LinkButton>
  )
  return (
    <DeadEnd mark="403" title={t('forbidden.title')} action={action}>
      {role ? t('forbidden.body', { role: t(`roles.${role}`) }) : t('forbidden.shopper')}
    </DeadEnd>
  )
}
