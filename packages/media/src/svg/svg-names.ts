function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u))
}

/** Elements that draw, and nothing else. */
export const DRAWING_ELEMENTS = words(`
  svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image linearGradient
  radialGradient stop pattern clipPath mask marker filter switch style feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

/** Elements that show nothing: they say what the drawing is, or what a program made of it. */
export const SILENT_ELEMENTS = words('title desc metadata')

/** Attributes that say how something is drawn. */
export const DRAWING_ATTRIBUTES = words(`
  x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio version transform
  patternTransform gradientTransform gradientUnits patternUnits patternContentUnits clipPathUnits maskUnits
  maskContentUnits markerUnits markerWidth markerHeight refX refY orient spreadMethod offset rotate textLength lengthAdjust
  startOffset method spacing side pathLength fill fill-opacity fill-rule stroke stroke-width stroke-opacity
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility
  overflow clip clip-path clip-rule mask filter marker marker-start marker-mid marker-end paint-order vector-effect
  shape-rendering text-rendering image-rendering color-rendering color-interpolation color-interpolation-filters
  stop-color stop-opacity flood-color flood-opacity lighting-color font font-family font-size font-size-adjust
  font-stretch font-style font-variant font-weight letter-spacing word-spacing text-anchor text-decoration
  dominant-baseline alignment-baseline baseline-shift direction unicode-bidi writing-mode white-space mix-blend-mode
  isolation enable-background transform-origin filterUnits primitiveUnits in in2 result type values mode operator k1 k2 k3 k4
  stdDeviation tableValues slope intercept amplitude exponent order kernelMatrix divisor bias targetX targetY edgeMode
  kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle
  azimuth elevation z pointsAtX pointsAtY pointsAtZ scale xChannelSelector yChannelSelector radius baseFrequency
  numOctaves seed stitchTiles requiredFeatures requiredExtensions systemLanguage media`)
