const crypto = require("crypto");
const bcrypt = require("bcrypt");
const CryptoJS = require("crypto-js");

async function store(users, email, password, file, key, iv, text) {
  const stored = crypto.createHash("md5").update(password).digest("hex"); // want "weak-crypto"
  await users.insert({ email, stored });
  crypto.createHash("sha256").update(password + email).digest("hex"); // want "weak-crypto"
  crypto.createHash("md5").update(file).digest("hex");
  const etag = crypto.createHash("sha1").update(file).digest("base64");
  const signature = crypto.createHash("sha1").update(text).digest("hex"); // want "weak-crypto"
  const secure = crypto.createHash("sha256").update(file).digest("hex");

  crypto.createCipheriv("des-ede3-cbc", key, iv); // want "weak-crypto"
  crypto.createCipheriv("aes-128-ecb", key, null); // want "weak-crypto"
  crypto.createCipheriv("aes-256-gcm", key, iv);
  crypto.createCipheriv("aes-256-cbc", key, Buffer.alloc(16)); // want "weak-crypto"
  crypto.createCipheriv("aes-256-cbc", key, "1234567890123456"); // want "weak-crypto"
  CryptoJS.DES.encrypt(text, key); // want "weak-crypto"
  CryptoJS.AES.encrypt(text, key);

  crypto.createSign("RSA-SHA1"); // want "weak-crypto"
  crypto.createSign("RSA-SHA256");
  crypto.generateKeyPairSync("rsa", { modulusLength: 1024 }); // want "weak-crypto"
  crypto.generateKeyPairSync("rsa", { modulusLength: 3072 });
  crypto.pbkdf2Sync(password, salt(), 1000, 32, "sha512"); // want "weak-crypto"
  crypto.pbkdf2Sync(password, salt(), 210000, 32, "sha512");
  await bcrypt.hash(password, 6); // want "weak-crypto"
  await bcrypt.hash(password, 12);
  return { etag, signature, secure };
}

function signToken(key, text) {
  return crypto.createHash("sha1").update(key + text).digest("hex"); // want "weak-crypto"
}

function signUp(form) {
  return { avatar: crypto.createHash("md5").update(form.email).digest("hex") };
}

function signWith(key, text) {
  return crypto.createHmac("sha256", key).update(text).digest("hex");
}
