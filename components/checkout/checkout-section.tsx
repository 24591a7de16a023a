import { type ReactNode, useId } from 'react'

/** One part of the checkout, named by its title. */
export function CheckoutSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-line border-b pb-7">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="font-display font-semibold text-lg md:text-xl">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
