const tmi = require("tmi.js");
const { Client } = require("discord.js");
const { exec } = require("child_process");

const chat = new tmi.Client({ channels: ["station"] });
chat.on("message", (channel, tags, message) => {
  exec("say " + message); // want "command-injection"
});
chat.on("join", (channel, user, self) => {
  exec("say " + self);
});

const bot = new Client({});
bot.on("interactionCreate", (interaction) => {
  exec("say " + interaction.options.getString("text")); // want "command-injection"
});
