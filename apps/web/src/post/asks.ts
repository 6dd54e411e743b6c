import type { ExposureProfile, ExposureReport, Region } from '@telltale/model'
import type { Problem } from '../protocol.js'

/** Models and programs that look at pictures, by their names; references only, which cost nothing to hand over. */
export type Eyes = Readonly<Record<string, Blob>>

/** For whom, in which language and with what is looked. */
export interface PostManner {
  readonly profiles: readonly ExposureProfile[]
  readonly language: string
  /** Without them, what a picture shows is not looked at. */
  readonly eyes?: Eyes
}

/** What somebody is about to publish: words, files, or both. */
export interface PostAsked extends PostManner {
  readonly words: string
  readonly files: readonly File[]
}

/** A picture or page to be drawn, upright, and its true size: the image may be smaller. */
export interface PostPicture {
  readonly image: ImageBitmap
  readonly width: number
  readonly height: number
}

/** One item of the report, in its order. */
export interface PostItemShown {
  /** Index into the files that were asked about; undefined for the words. */
  readonly file?: number
  readonly picture?: PostPicture
  /** Parts of it can be covered here. */
  readonly canCover: boolean
}

/** What came of looking. */
export interface PostLooked {
  readonly report: ExposureReport
  readonly items: readonly PostItemShown[]
  /** Files that could not be read, by their index. */
  readonly unread: readonly { readonly file: number; readonly problem: Problem }[]
  /** Sentences of the pack that the screen needs beside the report, by their keys. */
  readonly wording: Readonly<Record<string, string>>
  /** The models took part. */
  readonly isSeen: boolean
}

/** What is to be copied, and how. */
export interface PostCopyAsked extends PostManner {
  readonly file: File
  /** Counted from 1: the copy is named by it. */
  readonly number: number
  /** In pixels of the upright picture. */
  readonly regions: readonly Region[]
  readonly keep: { readonly colour: boolean; readonly copyright: boolean }
}

export type PostCopied =
  | {
      readonly is: 'proved'
      readonly copy: Blob
      readonly name: string
      /** The certificate for a person, as a page, and for a program. */
      readonly page: string
      readonly data: string
      /** Each check in a sentence. */
      readonly checks: readonly string[]
      readonly picture?: PostPicture
      /** What the copy still says or shows. */
      readonly left: ExposureReport
    }
  | { readonly is: 'not-proved'; readonly why: readonly string[] }

/** What the screen asks of the worker, and what it answers. */
export interface PostAsks {
  readonly lookAtPost: { readonly asked: PostAsked; readonly answer: PostLooked }
  readonly copyPost: { readonly asked: PostCopyAsked; readonly answer: PostCopied }
}
