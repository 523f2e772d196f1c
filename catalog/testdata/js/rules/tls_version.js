const https = require("https");
https.createServer({ minVersion: "TLSv1", cert, key }); // want "weak-crypto"
https.createServer({ secureProtocol: "SSLv3_method", cert, key }); // want "weak-crypto"
https.createServer({ minVersion: "TLSv1.2", cert, key });
https.createServer({ secureProtocol: "TLSv1_2_method", cert, key });
