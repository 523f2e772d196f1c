const https = require("https");
const axios = require("axios");

const loose = new https.Agent({ rejectUnauthorized: false }); // want "tls-verification-disabled"
const strict = new https.Agent({ ca: readCertificate() });
const explicit = new https.Agent({ rejectUnauthorized: true });
const dependent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === "production" });

process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // want "tls-verification-disabled"
process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0; // want "tls-verification-disabled"

https.get({ host: "a.example.com", checkServerIdentity: () => undefined }); // want "tls-verification-disabled"
https.get({ host: "a.example.com", checkServerIdentity: (host, cert) => verifyPinned(host, cert) });
axios.get("https://billing.internal/invoices", { httpsAgent: loose });
