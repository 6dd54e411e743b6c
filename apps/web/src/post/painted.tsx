import { useEffect, useRef } from 'preact/hooks'

/** A picture, painted: the policy of the app lets no image in by an address. */
export function Painted({ image, label }: { readonly image: ImageBitmap; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(image, 0, 0)
  }, [image])
  return <canvas ref={canvas} width={image.width} height={image.height} role="img" aria-label={label} />
}
