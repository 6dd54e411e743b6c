/** Fields by number, as the standards of TIFF and Exif, and the makers of well-known programs, name them. */
function named(table: string): ReadonlyMap<number, string> {
  return new Map(
    table
      .trim()
      .split(/\s+/u)
      .map((entry) => {
        const [id = '', name = ''] = entry.split(':')
        return [Number.parseInt(id, 16), name]
      }),
  )
}

/** Of pictures and of what was said when they were taken. */
export const IMAGE_FIELDS = named(`
  fe:SubfileType ff:OldSubfileType 100:ImageWidth 101:ImageHeight 102:BitsPerSample 103:Compression
  106:PhotometricInterpretation 107:Thresholding 108:CellWidth 109:CellLength 10a:FillOrder 10d:DocumentName
  10e:ImageDescription 10f:Make 110:Model 111:StripOffsets 112:Orientation 115:SamplesPerPixel 116:RowsPerStrip
  117:StripByteCounts 118:MinSampleValue 119:MaxSampleValue 11a:XResolution 11b:YResolution 11c:PlanarConfiguration
  11d:PageName 11e:XPosition 11f:YPosition 122:GrayResponseUnit 123:GrayResponseCurve 124:T4Options 125:T6Options
  128:ResolutionUnit 129:PageNumber 12d:TransferFunction 131:Software 132:ModifyDate 13b:Artist 13c:HostComputer
  13d:Predictor 13e:WhitePoint 13f:PrimaryChromaticities 140:ColorMap 141:HalftoneHints 142:TileWidth 143:TileLength
  144:TileOffsets 145:TileByteCounts 14a:SubIFDs 14c:InkSet 14d:InkNames 14e:NumberofInks 150:DotRange
  151:TargetPrinter 152:ExtraSamples 153:SampleFormat 154:SMinSampleValue 155:SMaxSampleValue 15b:JPEGTables
  200:JPEGProc 201:ThumbnailOffset 202:ThumbnailLength 203:JPEGRestartInterval 207:JPEGQTables 208:JPEGDCTables
  209:JPEGACTables 211:YCbCrCoefficients 212:YCbCrSubSampling 213:YCbCrPositioning 214:ReferenceBlackWhite
  2bc:XMP 4746:Rating 4749:RatingPercent 800d:ImageID 80a4:WangAnnotation 8298:Copyright 829a:ExposureTime
  829d:FNumber 830e:PixelScale 83bb:IPTC 8480:IntergraphMatrix 8482:ModelTiePoint 85d8:ModelTransform
  8649:Photoshop 8769:ExifOffset 8773:ICC_Profile 87af:GeoTiffDirectory 87b0:GeoTiffDoubleParams
  87b1:GeoTiffAsciiParams 8822:ExposureProgram 8824:SpectralSensitivity 8825:GPSInfo 8827:ISO
  8828:OptoElectricConvFactor 882a:TimeZoneOffset 882b:SelfTimerMode 8830:SensitivityType
  8831:StandardOutputSensitivity 8832:RecommendedExposureIndex 8833:ISOSpeed 8834:ISOSpeedLatitudeyyy
  8835:ISOSpeedLatitudezzz 9000:ExifVersion 9003:DateTimeOriginal 9004:CreateDate 9009:GooglePlusUploadCode
  9010:OffsetTime 9011:OffsetTimeOriginal 9012:OffsetTimeDigitized 9101:ComponentsConfiguration
  9102:CompressedBitsPerPixel 9201:ShutterSpeedValue 9202:ApertureValue 9203:BrightnessValue
  9204:ExposureCompensation 9205:MaxApertureValue 9206:SubjectDistance 9207:MeteringMode 9208:LightSource 9209:Flash
  920a:FocalLength 9211:ImageNumber 9212:SecurityClassification 9213:ImageHistory 9214:SubjectArea 9216:TIFF-EPStandardID
  927c:MakerNote 9286:UserComment 9290:SubSecTime 9291:SubSecTimeOriginal 9292:SubSecTimeDigitized
  935c:ImageSourceData 9400:AmbientTemperature 9401:Humidity 9402:Pressure 9403:WaterDepth 9404:Acceleration
  9405:CameraElevationAngle 9999:XiaomiSettings 9a00:XiaomiModel 9c9b:XPTitle 9c9c:XPComment 9c9d:XPAuthor 9c9e:XPKeywords 9c9f:XPSubject
  a000:FlashpixVersion a001:ColorSpace a002:ExifImageWidth a003:ExifImageHeight a004:RelatedSoundFile
  a005:InteropOffset a20b:FlashEnergy a20c:SpatialFrequencyResponse a20e:FocalPlaneXResolution
  a20f:FocalPlaneYResolution a210:FocalPlaneResolutionUnit a214:SubjectLocation a215:ExposureIndex
  a217:SensingMethod a300:FileSource a301:SceneType a302:CFAPattern a401:CustomRendered a402:ExposureMode
  a403:WhiteBalance a404:DigitalZoomRatio a405:FocalLengthIn35mmFormat a406:SceneCaptureType a407:GainControl
  a408:Contrast a409:Saturation a40a:Sharpness a40b:DeviceSettingDescription a40c:SubjectDistanceRange
  a420:ImageUniqueID a430:OwnerName a431:SerialNumber a432:LensInfo a433:LensMake a434:LensModel
  a435:LensSerialNumber a436:ImageTitle a437:Photographer a438:ImageEditor a439:CameraFirmware
  a43a:RAWDevelopingSoftware a43b:ImageEditingSoftware a43c:MetadataEditingSoftware a460:CompositeImage
  a461:CompositeImageCount a462:CompositeImageExposureTimes a480:GDALMetadata a481:GDALNoData a500:Gamma c4a5:PrintIM
  c612:DNGVersion c614:UniqueCameraModel c615:LocalizedCameraModel c62f:CameraSerialNumber
  c634:DNGPrivateData c65d:RawDataUniqueID c68b:OriginalRawFileName c68c:OriginalRawFileData c6d2:PanasonicTitle c6d3:PanasonicTitle2 c71b:PreviewDateTime
  c716:PreviewApplicationName c717:PreviewApplicationVersion c718:PreviewSettingsName ea1c:Padding
  fde8:OwnerName fde9:SerialNumber fdea:Lens fe4c:RawFile fe4d:Converter fe51:ExposureOfRaw fe58:SmoothnessOfRaw`)

/** Of places. */
export const GPS_FIELDS = named(`
  0:GPSVersionID 1:GPSLatitudeRef 2:GPSLatitude 3:GPSLongitudeRef 4:GPSLongitude 5:GPSAltitudeRef 6:GPSAltitude
  7:GPSTimeStamp 8:GPSSatellites 9:GPSStatus a:GPSMeasureMode b:GPSDOP c:GPSSpeedRef d:GPSSpeed e:GPSTrackRef
  f:GPSTrack 10:GPSImgDirectionRef 11:GPSImgDirection 12:GPSMapDatum 13:GPSDestLatitudeRef 14:GPSDestLatitude
  15:GPSDestLongitudeRef 16:GPSDestLongitude 17:GPSDestBearingRef 18:GPSDestBearing 19:GPSDestDistanceRef
  1a:GPSDestDistance 1b:GPSProcessingMethod 1c:GPSAreaInformation 1d:GPSDateStamp 1e:GPSDifferential
  1f:GPSHPositioningError`)

/** Of how files fit together. */
export const INTEROP_FIELDS = named(`
  1:InteropIndex 2:InteropVersion 1000:RelatedImageFileFormat 1001:RelatedImageWidth 1002:RelatedImageHeight`)
