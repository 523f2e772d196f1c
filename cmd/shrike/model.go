package main

import "github.com/spf13/cobra"

func modelCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "model",
		Short: "Look at, check and convert model folders",
		Long:  "Look at, check and convert model folders: config.json, tokenizer.json and model.safetensors as Hugging Face lays them out, with README.md as the model's card and hashes.json. Pickle files are never read.",
		Args:  cobra.NoArgs,
	}
	cmd.AddCommand(modelInfoCommand(), modelVerifyCommand(), modelMeasureCommand(), modelExportCommand())
	return cmd
}
