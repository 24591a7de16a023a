import { useTranslations } from 'next-intl'
import { Check, Minus } from '@/components/ui/icons'
import type { StaffRole } from '@/lib/gate/context'
import type { Permission } from '@/lib/gate/permissions'
import { staffRoles } from '@/lib/staff/rules'

type Area = Permission extends `${infer A}.${string}` ? A : never
type PermissionMatrixProps = { permissions: Readonly<Record<Permission, readonly StaffRole[]>> }

const areaOf = (permission: string) => permission.slice(0, permission.indexOf('.')) as Area

/** Who may do what, read from the table that the gate reads: a permission without words is a type error. */
export function PermissionMatrix({ permissions }: PermissionMatrixProps) {
  const t = useTranslations('staff')
  const roles = useTranslations('merchant.roles')
  const names = Object.keys(permissions) as Permission[]
  const areas = [...new Set(names.map(areaOf))]
  return (
    <section aria-labelledby="matrix" className="grid gap-3">
      <div>
        <h2 id="matrix" className="font-display font-semibold text-lg">
          {t('matrix.title')}
        </h2>
        <p className="text-ink-muted text-sm">{t('matrix.lead')}</p>
      </div>
      <div className="overflow-clip rounded-xl border border-line bg-surface shadow-sm">
        <table className="w-full table-fixed border-collapse text-sm md:table-auto">
          <caption className="sr-only">{t('matrix.title')}</caption>
          <thead>
            <tr className="bg-sunken text-ink-muted">
              <th scope="col" className="px-3 py-2.5 text-start font-medium md:px-4">
                {t('matrix.permission')}
              </th>
              {staffRoles.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className="w-8 px-1 py-2 text-center align-bottom font-medium [writing-mode:vertical-rl] md:w-24 md:[writing-mode:horizontal-tb]"
                >
                  {roles(role)}
                </th>
              ))}
            </tr>
          </thead>
          {areas.map((area) => (
            <tbody key={area} className="border-line border-t">
              <tr>
                <th scope="rowgroup" colSpan={staffRoles.length + 1} className="px-3 pt-3 pb-1 text-start md:px-4">
                  {t(`areas.${area}`)}
                </th>
              </tr>
              {names
                .filter((name) => areaOf(name) === area)
                .map((name) => (
                  <tr key={name} className="hover:bg-sunken/60">
                    <th scope="row" className="px-3 py-1.5 text-start font-normal md:px-4">
                      {t(`permissions.${name}`)}
                    </th>
                    {staffRoles.map((role) => (
                      <Verdict key={role} yes={permissions[name].includes(role)} />
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}

function Verdict({ yes }: { yes: boolean }) {
  const t = useTranslations('staff.matrix')
  const Icon = yes ? Check : Minus
  return (
    <td className="py-1.5 text-center">
      <Icon aria-hidden="true" className={yes ? 'inline size-4 text-success' : 'inline size-3 text-line-strong'} />
      <span className="sr-only">{t(yes ? 'yes' : 'no')}</span>
    </td>
  )
}
