import { qrCode } from '@/lib/kernel/qr-code'
import { barWidths } from '@/lib/rewards/pictures/rules'

const QUIET = 4
const BAR_QUIET = 12
const BAR_HEIGHT = 44

/** A code for a camera and for a scanner: dark on white whatever the theme, with the quiet edge that they need. */
export function CodePicture({ code, label }: { code: string; label: string }) {
  return (
    <div
      role="img"
      aria-label={label}
      className="grid w-fit max-w-full justify-items-center gap-3 rounded-lg bg-white p-3"
    >
      <Qr code={code} />
      <Bars code={code} />
    </div>
  )
}

/** The squares alone, on whatever white its place gives them. */
export function Qr({ code }: { code: string }) {
  const squares = qrCode(code)
  const side = squares.length + 2 * QUIET
  const path = squares
    .flatMap((line, y) => line.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return (
    <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true" className="size-44" shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}

function Bars({ code }: { code: string }) {
  const widths = barWidths(code)
  let [at, path] = [BAR_QUIET, '']
  for (const [i, width] of widths.entries()) {
    if (i % 2 === 0) path += `M${at} 0h${width}v${BAR_HEIGHT}h-${width}z`
    at += width
  }
  return (
    <svg
      viewBox={`0 0 ${at + BAR_QUIET} ${BAR_HEIGHT}`}
      aria-hidden="true"
      className="h-11 w-64 max-w-full"
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
