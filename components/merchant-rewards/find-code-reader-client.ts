type CodeReader = { detect: (source: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> }
type OwnReader = {
  new (options: { formats: string[] }): CodeReader
  getSupportedFormats: () => Promise<readonly string[]>
}

const wanted = ['qr_code', 'code_128']

/** The browser's own reader, where it has one that knows QR; elsewhere ours, which nobody loads before a camera opens. */
export async function findCodeReader(): Promise<CodeReader> {
  if ('BarcodeDetector' in window) {
    // the browser's own, and not in every library's types
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const Own = (window as unknown as { BarcodeDetector: OwnReader }).BarcodeDetector
    const known = await Own.getSupportedFormats()
    const formats = wanted.filter((format) => known.includes(format))
    if (formats.includes('qr_code')) return new Own({ formats })
  }
  const { BarcodeDetector } = await import('qr/decode.js')
  return new BarcodeDetector({ formats: ['qr_code'] })
}
