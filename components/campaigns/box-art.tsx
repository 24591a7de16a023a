import type { SVGProps } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { BoxTheme } from '@/lib/campaigns/blind-box/schema'

const looks: Record<BoxTheme, { body: string; lid: string; side: string; mark: string }> = {
  vermilion: { body: 'fill-seal', lid: 'fill-seal', side: 'fill-black/15', mark: 'stroke-on-seal' },
  celadon: { body: 'fill-chart-2', lid: 'fill-chart-2', side: 'fill-black/15', mark: 'stroke-white dark:stroke-black' },
  ink: {
    body: 'fill-primary',
    lid: 'fill-primary',
    side: 'fill-white/15 dark:fill-black/15',
    mark: 'stroke-on-primary',
  },
}

type BoxArtProps = Omit<SVGProps<SVGSVGElement>, 'children'> & { theme: BoxTheme }

/** The box: a body with the shop's seal and a lid. The replay moves the parts that are named. */
export function BoxArt({ theme, className, ...rest }: BoxArtProps) {
  const look = looks[theme]
  return (
    <svg aria-hidden="true" viewBox="0 0 160 160" {...rest} className={classNames('overflow-visible', className)}>
      <ellipse cx="80" cy="146" rx="54" ry="6" className="fill-black/10 dark:fill-black/40" />
      <g data-part="box">
        <g data-part="body">
          <path className={look.body} d="M28 62h104l-5 76c-.3 4-3 6-7 6H40c-4 0-6.700-2-7-6Z" />
          <path className={look.side} d="M28 62h104l-.7 11H28.700Z" />
          <g className={classNames('fill-none', look.mark)} strokeLinejoin="round">
            <rect x="58" y="86" width="44" height="44" rx="6" strokeWidth="4" />
            <rect x="71" y="99" width="18" height="18" rx="3" strokeWidth="4" />
          </g>
        </g>
        <g data-part="lid" style={{ transformOrigin: '80px 52px' }}>
          <path className={look.lid} d="M24 38c0-3 2-5 5-5h102c3 0 5 2 5 5v22c0 3-2 5-5 5H29c-3 0-5-2-5-5Z" />
          <path className="fill-white/20" d="M24 38c0-3 2-5 5-5h102c3 0 5 2 5 5v5H24Z" />
          <path className={classNames('fill-none', look.mark)} strokeWidth="4" d="M80 33v32" />
        </g>
      </g>
    </svg>
  )
}
