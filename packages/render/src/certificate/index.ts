export { renderCertificate, type CertificateFormat } from './render-certificate.js'
